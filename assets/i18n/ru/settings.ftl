settings-tab-shop = Магазин
settings-tab-products = Товары и услуги
settings-tab-staff = Сотрудники
settings-tab-computer = Этот компьютер
settings-tab-file = Файл
settings-save = Сохранить
settings-discard = Отменить правки
settings-mend = Исправьте отмеченные поля
settings-all-saved = Всё сохранено
settings-add = Добавить
settings-unit-days = { $count ->
    [one] день
    [few] дня
   *[other] дней
}
settings-unit-contacts = { $count ->
    [one] контакт
    [few] контакта
   *[other] контактов
}
settings-unit-tries = { $count ->
    [one] попытка
    [few] попытки
   *[other] попыток
}
settings-unit-before = { $count ->
    [one] день до
    [few] дня до
   *[other] дней до
}
settings-unit-after = { $count ->
    [one] день после
    [few] дня после
   *[other] дней после
}
settings-group-shop = Магазин
settings-group-day = Каждый день
settings-group-cycles = Циклы и контакты
settings-name = Название
settings-name-why = Стоит слева вверху и в заголовке окна.
settings-trade = Вид дела
settings-trade-why = Через сколько дней ждать клиента, пока не известно лучше: { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[other] { $count } дней
}.
settings-currency = Валюта
settings-currency-why = Меняется только знак: суммы остаются как есть.
settings-region = Страна телефонов
settings-region-why = Для телефонов без кода страны: две буквы, например RU, KZ или DE.
settings-region-wrong = Две латинские буквы, например RU
settings-capacity = Контактов в день
settings-capacity-why = Столько предлагается на день; остальные переходят на завтра, и это видно. Обычно { $default }.
settings-open-days = Рабочие дни
settings-open-days-why = Контакт, выпавший на выходной, переходит на следующий рабочий день. Обычно открыто каждый день.
settings-holidays = Закрыто
settings-holidays-why = Отдельные дни, когда никого не беспокоят: праздники, ремонт.
settings-holiday = Закрытый день
settings-holiday-hint = 1 янв, 31.12.2025
settings-holiday-remove = Снова открыть { $day }
settings-preset = Обычный цикл
settings-preset-why = Через столько дней ждут клиента, пока ни его визиты, ни товар не говорят лучше. Пусто: { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[other] { $count } дней
}, как принято в этом деле.
settings-min-cycle = Не чаще чем раз в
settings-min-cycle-why = Раньше никого не ждут, поэтому никого не беспокоят чаще. Обычно { $default }.
settings-first-visit = После первого визита
settings-first-visit-why = Через столько дней пора спросить, как всё прошло. Обычно { $default }.
settings-response = Окно ответа
settings-response-why = Покупка не позже чем через столько дней после контакта считается его заслугой. Обычно { $default }.
settings-tries = Попыток без ответа
settings-tries-why = Столько раз, день за днём, предлагается контакт, если не отвечают. Обычно { $default }.
settings-birthday = Дни рождения
settings-birthday-why = День рождения обычно стоит в списке с { $before } дней до и { $after } дней после.
settings-birthday-before = Дней до дня рождения
settings-birthday-after = Дней после дня рождения
settings-product = Название
settings-category = Категория
settings-cycle = Снова берут через
settings-cycle-why = Через сколько дней это обычно покупают снова
settings-cycle-hint = дней; пусто — без цикла
settings-products-count = { $count ->
    [one] { $count } позиция
    [few] { $count } позиции
   *[other] { $count } позиций
}
settings-product-add = Добавить
settings-product-new = Новый товар или услуга
settings-product-edit = Товар или услуга
settings-product-why = У того, что берут снова и снова, есть цикл, например 30 дней у стрижки. Когда он прошёл, клиента ждут опять.
settings-product-archived = Больше не продаётся
settings-staff-name = Имя
settings-staff-state = Состояние
settings-staff-count = { $count ->
    [one] { $count } сотрудник
    [few] { $count } сотрудника
   *[other] { $count } сотрудников
}
settings-staff-add = Добавить
settings-staff-new = Новый сотрудник
settings-staff-edit = Сотрудник
settings-staff-why = За контактами и продажами остаётся имя того, кто их сделал, даже после увольнения.
settings-staff-works = работает
settings-staff-archived = больше не работает
settings-language = Язык
settings-language-why = Слова, даты и числа. То, что в файле, остаётся как введено.
settings-theme = Тема
settings-theme-why = Как на компьютере или всегда одна.
settings-theme-system = Как везде
settings-theme-light = Светлая
settings-theme-dark = Тёмная
settings-text-size = Размер текста
settings-text-size-why = От 75 до 200 %; вместе с ним растёт всё.
settings-rail = Список слева
settings-rail-why = Одни значки оставляют странице больше места.
settings-rail-on = Только значки
settings-file-path = Файл магазина
settings-file-path-why = Всё о магазине лежит в этом одном файле. Скопируйте его — и вы скопировали магазин.
settings-file-backups = Резервные копии
settings-file-backups-why = Копии файла лежат в этой папке; вкладка «Копии» показывает их и возвращает к любой.
settings-file-other = Другой магазин
settings-file-other-why = Открывает другой файл; этот уже сохранён.
settings-copy-path = Скопировать путь
settings-file-holds = Что в нём
settings-count-clients = Клиенты
settings-count-purchases = Покупки
settings-count-contacts = Контакты
settings-count-products = Товары и услуги
settings-count-staff = Сотрудники
settings-count-imports = Импорты
settings-find = Найти в списке
settings-product-none = Товаров пока нет
settings-product-none-why = Они появятся вместе с загруженной таблицей; или добавьте их справа.
settings-staff-none = Пока никого
settings-staff-none-why = Добавьте тех, кто говорит с клиентами: у контакта будет видно, кто его сделал.
settings-tab-messages = Тексты
settings-texts-count = { $count ->
    [one] { $count } свой текст
    [few] { $count } своих текста
   *[many] { $count } своих текстов
}
settings-text-add = Добавить
settings-text-any = любой
settings-text-step = Шаг
settings-text-name = Название
settings-text-channel = Как связаться
settings-text-language = Язык
settings-text = Текст
settings-text-new = Новый текст
settings-text-edit = Текст
settings-text-usual = Обычный текст
settings-text-usual-why = Что говорится, пока нет своего текста. Измените и сохраните: он станет вашим.
settings-text-why = Слова в скобках заполняются тем, что известно о клиенте; неизвестное пропускается и отмечается.
settings-text-preview = Для клиента: { $name }
settings-text-bonus = Бонус на этом шаге
settings-text-bonus-hint = маска для волос в подарок
settings-text-bonus-sum = не дороже
settings-text-delete = Удалить
settings-cap = Дней между сообщениями
settings-cap-why = Второе сообщение тому же клиенту за эти дни сначала спросит. Обычно { $default }; 0 не спрашивает.
settings-group-scores = Оценки давности, частоты и денег
settings-rfm = Границы оценок
settings-rfm-why = У каждого покупателя есть оценки от 1 до 5: как недавно, как часто и на сколько он покупал. Обычно каждая оценка — пятая часть покупателей, а у равных значений оценки равны.
settings-rfm-own = Задать свои границы
settings-rfm-score = Оценка { $score }
settings-rfm-field = { $name }, { $score }
settings-rfm-recency = Последняя покупка
settings-rfm-recency-why = Не больше стольких дней назад; у тех, кого не было дольше, оценка 1.
settings-rfm-frequency = Дней с покупками
settings-rfm-frequency-why = Не меньше стольких дней; у тех, кто приходил реже, оценка 1.
settings-rfm-money = Деньги
settings-rfm-money-why = Не меньше стольких денег всего, за вычетом возвратов; ниже — оценка 1.
settings-tab-chain = Контакты
settings-too-soon = { $day } уже меняли: { $what }. Если за { $days } дней изменить второе, будет не понять, что сработало.
chain-title = Цепочка контактов
chain-why = С каждым клиентом связываются по этим шагам вокруг дня, когда ждут следующую покупку; на сегодня выходит только последний шаг, день которого наступил. Окно — 2/13 цикла: 4 дня при цикле 28.
chain-step = Шаг { $number }
chain-example = При цикле { $cycle } дн.: на { $day }-й день после последней покупки.
chain-off = Не используется. Что по нему сделано, остаётся в истории.
chain-on = { $step } используется
chain-remove = Убрать { $step }
chain-add = Добавить шаг
chain-field = { $step }: { $name }
chain-name = название
chain-kind = что делаем
chain-channel = канал
chain-channel-preferred = Удобный клиенту
chain-when = когда
chain-days = дней
chain-when-window = за окно до дня
chain-when-half = за полокна до дня
chain-when-day = в ожидаемый день
chain-days-before = дней до
chain-days-after = дней после
chain-when-before = { $count ->
    [one] за { $count } день
    [few] за { $count } дня
   *[many] за { $count } дней
}
chain-when-after = { $count ->
    [one] через { $count } день
    [few] через { $count } дня
   *[many] через { $count } дней
}
