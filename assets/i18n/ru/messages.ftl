message-remind = {"{name}"}, здравствуйте! Это {"{shop}"}. Помним о вас и желаем хорошей недели.
message-offer = {"{name}"}, после вашего визита ({"{last_product}"}) прошло {"{days_since}"} дн. На этой неделе есть свободное время, с радостью оставим его для вас.
message-call = {"{name}"}, добрый день! Это {"{shop}"}. После вашего визита ({"{last_product}"}) прошло {"{days_since}"} дн. Записать вас на этой неделе?
message-agreed = {"{name}"}, добрый день! Это {"{shop}"}. Мы договорились связаться {"{due_date}"}. Какое время вам удобно?
message-birthday = {"{name}"}, с днём рождения! Желаем вам яркого и счастливого года. Всегда рады вам, {"{shop}"}.
message-first_visit = {"{name}"}, спасибо, что пришли в {"{shop}"}! Всё ли получилось так, как вы хотели ({"{last_product}"})? Если что-то можно сделать лучше, просто скажите.
message-rung = {"{name}"}, давно не видели вас в {"{shop}"}. Помним, как вам нравится, и будем рады встрече.
message-rung-bonus = {"{name}"}, давно не видели вас в {"{shop}"}. Для вас приготовлен бонус {"{bonus}"}.
message-free = {"{name}"}, добрый день! Это {"{shop}"}.
message-subject = { $shop }
message-of-program = Обычный текст
message-field-name = имя
message-field-full_name = полное имя
message-field-last_product = последняя покупка
message-field-favourite = любимое
message-field-days_since = дней с последнего визита
message-field-due_date = ожидаемый день
message-field-bonus = бонус
message-field-shop = название
message-field-staff = кто вы
message-empty = Неизвестно и пропущено: { $fields }
message-unknown = Нет такого поля: { $fields }
message-bonus = Можно предложить: { $what }
message-bonus-up-to = { $what }, до { $sum }
message-bonus-sum = бонус до { $sum }
message-cap = { $days ->
    [0] Сообщение отправлено сегодня; не чаще раза в { $cap } дн.
    [one] Сообщение отправлено { $days } день назад; не чаще раза в { $cap } дн.
    [few] Сообщение отправлено { $days } дня назад; не чаще раза в { $cap } дн.
   *[many] Сообщение отправлено { $days } дней назад; не чаще раза в { $cap } дн.
}
message-say = Сказать
message-send = Отправить
message-change = Другой текст
message-sent-by = Открыт { $channel }; текст скопирован
