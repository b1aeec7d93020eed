clients-view-working = Рабочая база
clients-view-no-consent = Без согласия
clients-view-archived = Архив
clients-view-all = Все
clients-more-views = Другие списки
clients-mark-agreed = Назначена дата
clients-mark-paused = На паузе
clients-mark-do-not-contact = Не беспокоить
clients-filter = Фильтр
clients-filter-marks = Отметки
clients-filter-clear = Сбросить фильтр
clients-filter-remove = Убрать
clients-search-chip = Найдено
clients-list-chip = Список
clients-add = Добавить
clients-add-named = Добавить «{ $name }»
clients-export = Экспорт
clients-columns = Столбцы
clients-copy-rows = { $count ->
    [one] Скопировать { $count } строку
    [few] Скопировать { $count } строки
   *[other] Скопировать { $count } строк
}
clients-column-name = Клиент
clients-column-phone = Телефон
clients-column-stage = Стадия
clients-column-segment = Сегмент
clients-column-last = Был визит
clients-column-every = Цикл, дней
clients-column-expected = Ждём
clients-column-visits = Визиты
clients-column-check = Средний чек
clients-column-at-risk = Под угрозой
clients-column-revenue = Выручка
clients-hint-stage = По времени с последнего визита: активный до 1,1 обычного промежутка, под угрозой до 3, дальше спящий
clients-hint-segment = По ритму: какая доля визитов была вовремя
clients-hint-last = Сколько дней прошло с последнего визита
clients-hint-every = Сколько дней обычно между визитами: медиана последних 8 промежутков. Серым без ± — обычный срок для товара, для ваших клиентов или для отрасли
clients-hint-expected = Последний визит + обычный промежуток или день, о котором договорились
clients-hint-visits = Сколько было покупок, без возвратов
clients-hint-check = Сумма покупок ÷ их число
clients-hint-revenue = Все покупки за вычетом возвратов
clients-agreed = назначено
clients-stage-prospect = Без покупок
clients-stage-new = Новый
clients-stage-active = Активный
clients-stage-at-risk = Под угрозой
clients-stage-sleeping = Спящий
clients-stage-gone = Ушедший
clients-stage-archived = В архиве
clients-segment-regular = Постоянный
clients-segment-periodic = Периодический
clients-segment-stray = Случайный
clients-segment-one-timer = Разовый
clients-row = { $name }, { $stage }, последний визит: { $last }
clients-shown = Показано { $shown } из { $all }
clients-revenue = Выручка { $sum }
clients-keys-hint = Пробел отмечает, Enter открывает
clients-marked = Отмечено: { $count }
clients-export-xlsx = Выгрузить в Excel…
clients-export-csv = Выгрузить в CSV…
clients-export-vcard = Выгрузить как контакты…
clients-unmark = Снять отметки
clients-copy = Скопировать
clients-copy-value = Скопировать { $value }
clients-open-card = Открыть карточку
clients-archive = В архив
clients-restore = Вернуть
clients-empty = Клиентов пока нет
clients-empty-text = Здесь будет видно, кто приходит, как часто и кого вы вот-вот потеряете. Добавьте клиента вручную или загрузите свою таблицу на странице «Импорт и экспорт».
clients-none-here = Здесь никого нет
clients-none-here-text = Сейчас в этот список никто не входит.
clients-none-filtered = Под этот фильтр никто не подходит
clients-none-filtered-text = Уберите часть условий или сбросьте фильтр.
clients-none-found = Никто не найден: «{ $query }»
clients-none-found-text = Поиск идёт по именам, меткам, почте и любой части телефона, в том числе в другой раскладке.
clients-since = С { $day }
clients-paused-until = На паузе до { $day }
clients-last-visit-ago = { $days ->
    [0] Последний визит сегодня
    [one] Последний визит { $days } день назад
    [few] Последний визит { $days } дня назад
   *[other] Последний визит { $days } дней назад
}
clients-tag = Ваша метка
clients-warm-why = За последние 180 дней визит в течение двух недель после контакта
clients-cold-why = За последние 180 дней два контакта или больше, и после них ни одного визита
clients-vip-why = Верхняя десятая часть: { $by }
clients-vip-days = визиты
clients-vip-tenure = стаж
clients-vip-revenue = выручка
clients-click-copies = Нажмите, чтобы скопировать
clients-phone-wrong = Не тот номер
clients-prefers = лучше: { $channel }
clients-prefers-calls = лучше звонить
clients-birthday = День рождения
clients-birthday-age = { $age ->
    [one] { $day } ({ $age } год)
    [few] { $day } ({ $age } года)
   *[other] { $day } ({ $age } лет)
}
clients-no-address = Нет ни телефона, ни мессенджера, ни почты
clients-due = { $days ->
    [0] { $step }: сегодня
    [one] { $step }: ждёт { $days } день
    [few] { $step }: ждёт { $days } дня
   *[other] { $step }: ждёт { $days } дней
}
clients-upcoming-held = Ждёт: недавно уже было сообщение, а отправлять можно не больше одного за { $days } дн.
clients-upcoming = { $step }: { $day }
clients-agreed-visit = Придёт: { $day }
clients-agreed-call-back = Связаться снова: { $day }
clients-paused-why = До этого дня никто не беспокоит
clients-no-consent-why = Без рекламы: напоминаем только о том, о чём договорились
clients-no-purchase = Покупок ещё не было
clients-no-purchase-why = Цепочка начнётся с первой покупки или с договорённости
clients-asleep = { $days ->
    [one] Нет визитов { $days } день
    [few] Нет визитов { $days } дня
   *[other] Нет визитов { $days } дней
}
clients-asleep-why = { $cycle ->
    [one] Больше трёх обычных сроков по { $cycle } дню: пора возвращать
    [few] Больше трёх обычных сроков по { $cycle } дня: пора возвращать
   *[other] Больше трёх обычных сроков по { $cycle } дней: пора возвращать
}
clients-over = Сейчас ничего не нужно
clients-over-why = Шаги к этому визиту позади, новые начнутся после него
clients-contact-now = Связаться
clients-allow-contact = Разрешить контакты
clients-resume = Снять с паузы
clients-contact = Контакт
clients-win-back = Возврат
clients-by-phone = телефон
clients-contact-line = { $step }, { $channel }: { $outcome }
clients-missed-line = { $step }: пропущено
clients-did-promise = обещание на { $day }
clients-did-postpone = перенос на { $day }
clients-did-refuse = отказ ({ $why })
clients-did-come = { $days ->
    [one] визит через { $days } день
    [few] визит через { $days } дня
   *[other] визит через { $days } дней
}
clients-contact-channel = Канал
clients-contact-note = Заметка
clients-contact-note-hint = О чём был разговор
clients-contact-day = День
clients-contact-day-hint = пт, 17.10, через неделю
clients-contact-reason = Причина
clients-contact-why = Своими словами
clients-contact-why-hint = Своими словами, если хотите
clients-outcome-sent = Сделано
clients-outcome-will-come = Придёт…
clients-outcome-bought = Покупка…
clients-outcome-later = Позже…
clients-outcome-no-answer = Нет ответа
clients-outcome-refused = Отказ…
clients-outcome-wrong-number = Не тот номер
clients-outcome-do-not-contact = Не беспокоить…
clients-save = Сохранить
clients-timeline = Визиты и контакты
clients-timeline-expected = ждём { $days }
clients-timeline-agreed = назначено на { $day }
clients-timeline-today = сегодня, { $day }-й день
clients-timeline-says = Визитов: { $visits }, контактов: { $contacts }
clients-fact-rhythm = Ритм
clients-on-time = { $count } из { $gaps } вовремя
clients-fact-tenure = Стаж
clients-fact-favourites = Любимое
clients-fact-lifetime = За всё время
clients-fact-source = Источник
clients-favourite-times = { $name } ({ $times })
clients-check-of = { $count ->
    [one] { $sum } за { $count } покупку
    [few] { $sum } за { $count } покупки
   *[other] { $sum } за { $count } покупок
}
clients-lifetime-of = Все покупки за вычетом возвратов; после первого дня: { $repeat }
clients-first-visit = Первый визит { $day }
clients-months = { $months } мес.
clients-years-months = { $years ->
    [one] { $years } г. { $months } мес.
    [few] { $years } г. { $months } мес.
   *[other] { $years } л. { $months } мес.
}
clients-history = История
clients-history-empty = Здесь будут покупки и контакты
clients-purchase = Покупка
clients-refund = Возврат
clients-refund-of = Возврат: { $what }
clients-purchase-sum = Сумма
clients-purchase-day = День
clients-purchase-product = Товар или услуга
clients-purchase-staff = Сотрудник
clients-purchase-note = Заметка
clients-purchase-delete = Удалить
clients-quick-name = Быстрая покупка
clients-quick-hint = Покупка: 4200 окрашивание сегодня
clients-quick-new-product = { $name } (новое)
clients-quick-no-sum = без суммы
clients-quick-reading = Запишем: { $parts }
clients-card-more = Ещё
clients-card-edit = Изменить
clients-pause = Пауза до…
clients-pause-question = Пауза до
clients-do-not-contact = Не беспокоить…
clients-do-not-contact-question = Почему не беспокоить
clients-form-new = Новый клиент
clients-form-edit = Изменить: { $name }
clients-form-name = Имя
clients-form-phone = Телефон
clients-form-phone-known = Этот телефон уже есть у клиента: { $name }
clients-form-more-phones = Ещё телефон
clients-form-email = Почта
clients-form-more-emails = Ещё адрес
clients-form-messenger = Мессенджер
clients-form-handle = Имя в мессенджере
clients-form-more-handles = Мессенджер
clients-form-channel = Как лучше связаться
clients-form-any-channel = Всё равно
clients-form-birthday = День рождения
clients-form-birthday-hint = 4 марта или 04.03.1990
clients-form-consent = Реклама
clients-form-staff = Кто ведёт клиента
clients-form-source = Откуда клиент
clients-form-agreed = Договорились на
clients-form-time = Время
clients-form-time-hint = 10:30
clients-form-agreed-kind = Договорённость
clients-form-visit = Придёт
clients-form-call-back = Связаться снова
clients-form-tags = Метки
clients-form-tags-hint = через запятую
clients-form-note = Заметка
clients-form-note-hint = Что любит, зачем покупает, что учесть
clients-consent-unknown = Ещё не спрашивали
clients-consent-yes = Есть согласие
clients-consent-no = Отказ
clients-merge-with = Объединить с другим клиентом
clients-merge-title = Возможные повторы
clients-merge-of = Объединить: { $name } и…
clients-merge-how = Выберите пару, чтобы сравнить обе записи.
clients-merge-how-of = Найдите вторую запись того же человека, чтобы сравнить обе.
clients-merge-search = Искать среди всех клиентов
clients-merge-looking = Ищем, кто записан дважды…
clients-merge-none = Одинаковых телефонов, почты и похожих имён нет.
clients-merge-none-of = Больше ни у кого нет того же телефона, почты или похожего имени, что у записи «{ $name }».
clients-merge-count = { $count ->
    [one] { $count } пара: возможно, один человек
    [few] { $count } пары: возможно, один человек
   *[other] { $count } пар: возможно, один человек
}
clients-merge-compare = Это один человек?
clients-merge-joined = Визиты и контакты, телефоны, почта, метки и заметки соберутся вместе. Где записи расходятся, решает та, что остаётся. Одна отмена вернёт обе.
clients-merge-keep = Оставить: { $name }
clients-merge = Объединить
clients-merge-apart = Это два человека
clients-merge-phone = один телефон
clients-merge-email = одна почта
clients-merge-name = одинаковое или похожее имя
clients-merge-emails = Почта
clients-merge-birthday = День рождения
clients-merge-contacts = Контактов
clients-merge-tags = Метки
clients-merge-note = Заметка
clients-merge-since = Клиент с
clients-merge-last = Последний визит
clients-batch-tag = Метка
clients-tag-name = Метка
clients-tag-hint = свадьба, карта гостя
clients-untag = Снять метку «{ $tag }»
clients-own-views = Свои списки
clients-save-view = Название списка
clients-save-view-how = Сузьте список фильтром и сохраните его здесь под своим названием.
clients-drop-view = Убрать список «{ $name }»
clients-fact-alive = Ещё наш клиент
clients-alive-of = Вероятность по модели MBG/NBD: как часто и как давно приходил
clients-fact-year = Прогноз на год
clients-year-of = Прогноз ценности: ожидаемые визиты (MBG/NBD) × ожидаемый чек (Gamma-Gamma)
clients-form-consent-how = Как получен ответ
clients-form-consent-how-hint = анкета при первом визите
clients-why = Почему такие отметки?
clients-why-hide = Скрыть
clients-why-stage = { $days ->
    [one] последний визит { $days } день назад, обычно раз в { $every }
    [few] последний визит { $days } дня назад, обычно раз в { $every }
   *[many] последний визит { $days } дней назад, обычно раз в { $every }
}
clients-note-whole = Вся заметка
