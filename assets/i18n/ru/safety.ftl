settings-tab-backups = Копии
backups-count = { $count ->
    [0] Копий пока нет
    [one] { $count } копия
    [few] { $count } копии
   *[other] { $count } копий
}
backups-now = Сделать копию сейчас
backups-when = Когда
backups-made = Сделана
backups-clients = Клиентов
backups-last-sale = Последняя продажа
backups-reading = Ищем копии…
backups-none = Копий пока нет
backups-none-why = Копия делается через четверть часа после изменения, перед каждым импортом и при закрытии окна.
backups-how = Копии делаются сами
backups-how-why = Через четверть часа после изменения, перед импортом, перед удалением и возвратом и при закрытии окна. Хранятся все за последние двое суток, затем по одной за 14 дней, 12 недель и 24 месяца. Каждая прочитана и сверена, прежде чем уйдёт более старая. Выберите копию, чтобы увидеть, что изменит возврат к ней.
backups-comparing = Сравниваем с тем, что есть…
backups-same = В ней всё так же, как сейчас.
backups-would = Возврат изменит
backups-change = изменится: { $count }
backups-other-settings = как были тогда
backups-going = Исчезнут: { $names }
backups-returning = Вернутся: { $names }
backups-go-back = Вернуться к этой копии
backups-go-back-safe = Сначала сохраняется копия того, что есть сейчас, так что возврат можно отменить.
backups-go-back-damaged = Повреждённый файл останется рядом под другим именем.
backups-no-sale = продаж ещё нет
backups-last-sale-on = последняя продажа { $day }
backups-of-clients = { $count ->
    [one] { $count } клиент
    [few] { $count } клиента
   *[other] { $count } клиентов
}
backup-reason-timed = Сама собой
backup-reason-exit = При закрытии окна
backup-reason-asked = По просьбе
backup-reason-before-import = Перед импортом
backup-reason-before-merge = Перед объединением клиентов
backup-reason-before-erase = Перед удалением навсегда
backup-reason-before-restore = Перед возвратом
backup-reason-before-campaign = Перед кампанией возврата
backup-reason-other = Другой версией
ago-now = только что
ago-minutes = { $count ->
    [one] { $count } минуту назад
    [few] { $count } минуты назад
   *[other] { $count } минут назад
}
ago-hours = { $count ->
    [one] { $count } час назад
    [few] { $count } часа назад
   *[other] { $count } часов назад
}
ago-days = { $count ->
    [1] вчера
    [one] { $count } день назад
    [few] { $count } дня назад
   *[other] { $count } дней назад
}
restored = Всё стало как в копии
backed-up = Копия сделана
journal-put-aside = Рядом с файлом лежал журнал незаконченной записи другого файла. Этот файл остался как был, а журнал сохранён: { $path }
backup-failed = Копию сделать не удалось: { $why } С самим файлом всё в порядке.
brought-back = Вместо повреждённого файла открыта копия, сам он остался рядом
rescued = Что удалось прочитать, сохранено в { $path }
job-restoring = Возвращаемся к копии
trouble-title = Файл не открылся
trouble-safe = Ничего в нём не изменено.
trouble-backups = Копии этого файла
trouble-backups-why = Выберите, с какой продолжить. Файл, который не открылся, останется рядом под другим именем.
trouble-again = Попробовать снова
trouble-start = К первой странице
damaged-title = Этот файл повреждён.
damaged-count = { $count ->
    [one] Не читается { $count } место; всё остальное показано здесь только для чтения.
    [few] Не читаются { $count } места; всё остальное показано здесь только для чтения.
   *[other] Не читаются { $count } мест; всё остальное показано здесь только для чтения.
}
damaged-what-to-do = Вернитесь к копии или сохраните в новый файл то, что читается. Повреждённый файл останется как есть.
damaged-backups = Выбрать копию
damaged-save = Сохранить, что читается
banner-read-only-place = Файл лежит там, где писать нельзя: его можно смотреть, но не менять. Чтобы работать с ним, скопируйте его в свою папку.
banner-read-only-newer = Файл сделан более новой версией Regulars: его можно смотреть, но не менять. Чтобы работать с ним, обновите программу.
dialog-second-place = Папка для второго экземпляра каждой копии
check-title = Цел ли файл?
check-why = Читает каждую запись и сверяет её с контрольной суммой, с учётом таблиц и с правилами, которые соблюдает каждый файл.
check-now = Проверить файл
check-sound = Файл цел: клиентов { $clients }, покупок { $purchases }, контактов { $contacts }.
check-unsound = С файлом что-то не так. Вернитесь к последней копии или сохраните то, что читается.
check-structure = Повреждено устройство файла (мест: { $count }).
check-damage = Записи не такие, какими их записали: { $records }
check-without-client = Покупки и контакты без своего клиента: { $count }
check-rules = Записи нарушают правило: { $records }
check-backup = Последняя целая копия: { $backup }
check-no-backup = Копий этого файла нет.
check-whole-table = { $table } (пропали строки или таблица не читается)
table-clients = клиенты
table-purchases = покупки
table-products = товары
table-contacts = контакты
table-staff = сотрудники
table-templates = шаблоны
table-campaigns = кампании
table-ad_spend = расходы на рекламу
table-change_log = журнал изменений
table-imports = импорт
table-settings = настройки
table-ledger = оглавление
table-trail = журнал
table-backup_mark = ярлык копии
table-file = файл
second-place = Второе место для копий
second-place-why = Каждая копия ложится и туда. Лучше всего другой диск, флешка или папка другого компьютера: тогда и потеря этого ничего не стоит.
second-place-none = Нет
second-place-choose = Выбрать папку
second-place-forget = Без второго места
cli-restored = Файл стал таким, как в { $backup }. То, что было, хранится в папке копий.
cli-no-backup = Копий этого файла нет.
did-client-erased = Клиент № { $number } удалён навсегда
did-restored = Возврат к копии № { $number }
trail-title = Что менялось
trail-show = Показать, кто что менял
trail-none = Ничего ещё не менялось
trail-more = И ещё { $count } более ранних: Настройки, Журнал
trail-why = Кто, что и когда менял. Из этого списка ничего нельзя убрать, кроме как удалив данные клиента навсегда.
trail-save = Сохранить весь журнал
trail-file = Журнал
trail-card = К карточке
trail-unknown = То, что знает только более новая версия
settings-tab-trail = Журнал
personal-save = Сохранить все данные клиента
personal-erase = Удалить навсегда
personal-file = Клиент { $number }
personal-day = День
personal-sum = Сумма
personal-what = Что
personal-who = Кто
personal-note = Заметка
personal-channel = Канал
personal-outcome = Итог
personal-phones = Телефоны
personal-emails = Почта
personal-handles = Мессенджеры
personal-birthday = День рождения
personal-source = Откуда пришёл
personal-tags = Метки
personal-consent = Согласие на рекламу
personal-consent-yes = да
personal-consent-no = нет
personal-consent-unknown = неизвестно
personal-do-not-contact = Не беспокоить
personal-paused = Пауза до
personal-external = В других программах
personal-created = Запись сделана
personal-archived = В архиве
dialog-client-data = Куда сохранить всё об этом клиенте
dialog-trail = Куда сохранить журнал
dialog-pages = Страницы
erase-title = Удалить навсегда: { $name }?
erase-what = Имя, телефоны, почта, заметки и контакты ({ $contacts }) удаляются. Покупки ({ $purchases }) останутся гостевыми, чтобы выручка не изменилась.
erase-where = Так будет в файле и во всех его копиях. Отменить нельзя ни это, ни сделанное раньше.
erase-list = Хеш телефона и почты останется в списке, чтобы следующий импорт не вернул этого клиента.
erase-do = Удалить навсегда
erase-keep = Оставить
job-erasing = Удаляем навсегда
job-backing-up-before = Сначала делаем копию
skip-erased = удалён навсегда: из файла не возвращается
act-title = Акт об удалении: клиент № { $number }
act-when = { $shop } — { $moment } (UTC { $zone }), исполнитель: { $who }.
act-what = Удалены навсегда: имя, телефоны, почта, заметки, контакты ({ $contacts }) и записи журнала. Покупок оставлено гостевыми: { $purchases }.
act-backups = Копий переписано без этого клиента: { $count }.
act-list = Хеши телефона и почты с солью остались в списке тех, кого импорт не должен возвращать.
act-remaining = Файлы, которые не удалось переписать или которые программа не ведёт, их нужно удалить вручную: { $files }
act-signature = Подпись
field-client-name = имя
field-client-phones = телефоны
field-client-emails = почта
field-client-handles = мессенджеры
field-client-preferred-channel = предпочитаемый канал
field-client-birthday = день рождения
field-client-source = откуда
field-client-note = заметка
field-client-tags = метки
field-client-consent = согласие
field-client-do-not-contact = не беспокоить
field-client-paused-until = пауза до
field-client-agreed = договорённость
field-client-staff = кто ведёт
field-client-archived = архив
field-purchase-sum-minor = сумма (в копейках)
field-purchase-day = день
field-purchase-items = товары
field-purchase-extra = заметка
store-network = { $path } лежит на другом компьютере сети, где обрыв связи может его повредить. Перенесите файл на диск этого компьютера; сетевая папка хорошо подойдёт как второе место для копий.
store-occupied = { $path } уже открыт: { $user } на компьютере { $computer }, с { $since }. Сначала закройте его там.
store-occupied-by-somebody = { $path } уже открыт на компьютере { $computer }, с { $since }. Сначала закройте его там.
synchronised = Файл лежит в папке программы { $program }.
synchronised-why = Программа, которая копирует файл во время записи или возвращает старый, может потерять то, что вы ввели.
synchronised-advice = Лучше держать файл в отдельной папке, а синхронизируемую выбрать вторым местом для копий (Настройки, Файл).
field-client-merged = объединён с №
store-in-front = { $path } уже открыт; его окно вышло на передний план.
