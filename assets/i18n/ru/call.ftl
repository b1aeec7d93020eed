menu-call = Начать звонки
call-position = { $place } из { $all }
call-no-name = Имя не указано
call-vip-hint = Среди лучшей десятой части по визитам, стажу или выручке
call-expected = Ожидаемый визит: { $day }.
call-expected-from = { $visits ->
    [one] Ожидаемый визит: { $day }, по { $visits } визиту.
    [few] Ожидаемый визит: { $day }, по { $visits } визитам.
   *[many] Ожидаемый визит: { $day }, по { $visits } визитам.
}
call-waiting = { $days ->
    [one] Ждёт { $days } день.
    [few] Ждёт { $days } дня.
   *[many] Ждёт { $days } дней.
}
call-at-risk = Под угрозой { $sum }.
call-by-phone = по телефону
call-way = { $step }, { $channel }
call-visits-since = { $count ->
    [one] { $count } визит, первый: { $since }, средний чек
    [few] { $count } визита, первый: { $since }, средний чек
   *[many] { $count } визитов, первый: { $since }, средний чек
}
call-likes = Что любит
call-visits = Последние визиты
call-no-visits = Визитов ещё не было
call-contacts = Последние контакты
call-no-contacts = Контактов ещё не было
call-no-phone = Нет номера телефона
call-send = Отправить: { $channel }
call-send-by-hand = Скопировать и отметить
call-send-anyway = Всё равно отправить
call-copy-number = Скопировать номер
call-copy-text = Скопировать текст
call-card = Карточка
call-more = Другие способы
call-bonus-given = предложено
call-wrong-number = Не тот номер
call-do-not-contact = Не беспокоить
call-skip = Пропустить
call-hint = Одна клавиша сохраняет и показывает следующего клиента. Работает в любой раскладке.
call-next = Дальше: { $name }, { $sum }
call-rhythm = Дней между последними визитами и до сегодня: { $gaps }
call-why = Почему
call-why-hint = Что сказал клиент
call-nobody = Звонить сейчас некому
call-nobody-how = Те, кому пора позвонить, появятся на странице «Сегодня»: оттуда звонки идут один за другим.
call-over = Это был весь список
call-over-count = { $count ->
    [0] Контактов не было.
    [one] Обработан { $count } клиент.
    [few] Обработано { $count } клиента.
   *[many] Обработано { $count } клиентов.
} { $skipped ->
    [0] { "" }
    [one] Пропущен { $skipped }.
   *[other] Пропущено { $skipped }.
}
call-again = Вернуться к пропущенным ({ $count })
call-back-to-today = К списку на сегодня
