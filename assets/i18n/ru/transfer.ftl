import-title = Импорт
import-step-file = Файл
import-step-columns = Столбцы
import-step-done = Готово
import-reading = Читаю файл
import-reading-rows = { $count ->
    [one] { $count } строка
    [few] { $count } строки
   *[other] { $count } строк
}
import-drop = Перетащите таблицу сюда
import-formats = CSV из любого Excel в любой кодировке, XLSX, XLS, ODS, контакты (vCard). Сначала вы всё увидите.
import-choose = Выбрать файл
import-path = Или введите путь к файлу
import-read = Прочитать
import-recent = Недавно загружено
import-recent-counts = покупок { $purchases }, новых клиентов { $clients }
export-title = Экспорт
export-how = Таблицы открываются в Excel двойным щелчком, и Regulars читает их обратно без изменений. Контакты переносятся в записную книжку телефона, а список, с кем связаться в ближайшие 30 дней, — в любой календарь.
export-path = Или введите, куда: .xlsx, .csv, .vcf, .ics
export-clients-here = Клиенты
export-purchases-here = Покупки
export-contacts-here = Контакты
export-due-here = С кем связаться
export-csv = CSV
export-xlsx = Excel
export-vcard = Контакты (vCard)
export-icalendar = Календарь
import-show-due = Показать, с кем связаться
import-done-how = Программа вычислила, как часто приходит каждый клиент. Весь импорт можно отменить одним действием.
import-another = Загрузить ещё один файл
import-other-file = Другой файл
import-file-rows = { $count ->
    [one] { $count } строка
    [few] { $count } строки
   *[other] { $count } строк
}
import-row = Строка
import-row-number = №
import-find-column = Найти столбец
import-columns-count = { $count ->
    [one] { $count } столбец
    [few] { $count } столбца
   *[many] { $count } столбцов
}, нужны: { $used }
import-column-number = столбец { $number }
import-no-such-column = Такого столбца нет.
import-rejected-count = { $count ->
    [one] { $count } строку не удалось прочитать
    [few] { $count } строки не удалось прочитать
   *[other] { $count } строк не удалось прочитать
}
import-rest-goes-in = { $count ->
    [1] остальное загрузится без неё
   *[other] остальное загрузится без них
}
import-save-to-mend = Сохранить и исправить
import-mend-file = исправить - { $file }.csv
import-more-rejected = { $count ->
    [one] Ещё { $count } — в файле для исправления.
    [few] Ещё { $count } — в файле для исправления.
   *[other] Ещё { $count } — в файле для исправления.
}
import-skipped-count = { $count ->
    [one] { $count } строка — не визит и не клиент
    [few] { $count } строки — не визиты и не клиенты
   *[other] { $count } строк — не визиты и не клиенты
}
import-changes = Что изменится
import-group-clients = Клиенты
import-group-purchases = Визиты и деньги
import-group-left = Не войдёт
import-new-clients = Новые клиенты
import-matched = Совпали с вашими
import-updated = Дополнены
import-purchases = Покупки
import-visits = Визиты без суммы
import-guests = Без клиента, только в выручке
import-refunds = Возвраты
import-net = Сумма
import-already = Уже есть
import-skipped = Пропущено: итоги, пустые
import-rejected = Отклонено, можно исправить
import-rows = { $count ->
    [one] Загрузить { $count } строку
    [few] Загрузить { $count } строки
   *[other] Загрузить { $count } строк
}
import-answer-first = Сначала ответьте на вопрос под таблицей.
import-nothing-new = В этом файле нет ничего нового.
import-promise = Пока ничего не записано. Сначала делается копия, и одна отмена вернёт всё.
question-date-order = { $example } можно прочитать двояко. Как правильно?
question-amount-mark = { $example } можно прочитать двояко. Как правильно?
question-double-encoding = Буквы в этом файле испортила другая программа. Исправить?
question-grouped-report = Это отчёт с группами, например «{ $example }». Его строки — это покупки?
question-receipt-lines = У строк одного чека одна сумма, например { $example }. Это сумма чека или каждой строки?
question-same-visits = На двух листах одни и те же клиенты в одни и те же дни, например { $example }. Это те же визиты?
question-unnamed-rows = В некоторых покупках клиент не назван, например { $example }. Чьи они?
question-undated-rows = В некоторых покупках нет даты, например { $example }. Какого они дня?
question-year-of-days = Над столбцами стоят дни без года, например «{ $example }». Какого они года?
choice-this_year = этого года
choice-last_year = прошлого года
choice-day_first = сначала день
choice-month_first = сначала месяц
choice-thousands = тысячи
choice-decimal = дробь
choice-repair = Исправить
choice-keep = Оставить как есть
choice-documents = Да, каждая строка — покупка
choice-whole = сумма всего чека
choice-parts = сумма каждой строки
choice-same_visits = Те же: этот лист не загружать
choice-other_visits = Другие: загрузить и его
choice-above = Клиента, который выше
choice-guests = Гостей
choice-day_above = Дня, который выше
choice-no_date = Ошибки: не загружать
reading-guest = гость
reading-no-day = без даты
format-csv = текстовая таблица
format-xlsx = Excel (XLSX)
format-xls = Excel (XLS)
format-ods = LibreOffice (ODS)
format-vcard = контакты (vCard)
format-html-in-xls = веб-страница под видом XLS
format-binary = не таблица
delimiter-semicolon = точки с запятой
delimiter-comma = запятые
delimiter-tab = табуляция
delimiter-other = разделитель { $sign }
detect-sheet = лист «{ $sheet }»
detect-all-sheets = Все листы вместе
import-sheets = Листы
detect-header = заголовок в строке { $row }
detect-no-header = без заголовка
warning-shared-phone = Строка { $row }: у { $one } и { $other } один телефон, { $phone }. Они приняты за одного клиента.
warning-names-are-the-key = Клиенты различаются только по имени: тёзки станут одним клиентом.
warning-unreadable-phones = Не удалось прочитать телефонов: { $count }; они сохранятся как текст, первый в строке { $row }: { $example }
warning-unread-cells = { $count ->
    [1] «{ $column }»: не удалось понять строку { $row }: { $example }. Написанное сохранится в заметке клиента.
   *[other] «{ $column }»: не удалось понять строк — { $count }, первая под номером { $row }: { $example }. Написанное сохранится в заметках клиентов.
}
warning-already-there = Строк, которые уже загружены раньше: { $count }; второй раз они не добавятся.
warning-already-there-or-in-list = Строк, которые уже есть — загружены раньше или стоят в другом списке этого файла: { $count }; второй раз они не добавятся.
warning-amount-column = Деньги стоят в нескольких столбцах: взят «{ $taken }», а не «{ $others }».
warning-no-amounts = Столбца с суммами нет: визиты считаются, деньги нет.
warning-no-days = Ни один столбец не говорит, в какой день, поэтому загрузятся только клиенты; пропущено: { $columns }. Если он есть, выберите его над столбцом.
warning-totals-ignored = Итоги по клиентам — не покупки, они не загружены: { $columns }
warning-unknown-statuses = Строки с такими статусами посчитаны как покупки: { $statuses }
warning-notes-cut = Заметок, сокращённых до { $limit } знаков: { $count }.
warning-broken-characters = Не удалось прочитать знаков: { $count }.
warning-mixed-encodings = Строк в другой кодировке ({ $encoding }), чем остальные: { $count }. Каждая прочитана в своей.
warning-unclosed-quote = Кавычка нигде не закрыта, поэтому кавычки прочитаны как обычный текст.
warning-serial-dates = Числа в столбце «{ $column }» прочитаны как номера дней Excel.
warning-several-currencies = Суммы в разных валютах ({ $currencies }) посчитаны как одна. Загрузите каждую валюту отдельным файлом.
warning-tables-beside = Таблицы стоят рядом и прочитаны одна под другой. Строки следующих пронумерованы с { $rows }.
warning-lists-below = Несколько списков стоят один под другим и загружаются вместе: { $lists }
warning-sheets-beside = Эти листы загружаются вместе, один за другим: { $sheets }
warning-day-columns = { $count ->
    [one] { $count } столбец — день
    [few] { $count } столбца — дни
   *[many] { $count } столбцов — дни
}, с «{ $first }» по «{ $last }»: каждая заполненная клетка под ними — визит в этот день.
warning-other-sheets = Эти листы не прочитаны: { $sheets }
warning-sheets-together = Листы с одинаковыми столбцами прочитаны как одна таблица: { $sheets }
sheet-from-row = { $sheet } (со строки { $row })
warning-period-columns = { $count ->
    [one] { $count } столбец по месяцам или дням не берётся
    [few] { $count } столбца по месяцам или дням не берутся
   *[many] { $count } столбцов по месяцам или дням не берутся
}: с «{ $first }» по «{ $last }». Визит читается из своей строки. Чтобы перенести визиты, сделайте таблицу, где у каждого своя строка: клиент, день, сумма.
reject-no-date = нет даты
reject-not-a-date = это не дата
reject-no-such-day = такого дня нет
reject-impossible-year = невозможный год
reject-future-date = визит в будущем
reject-no-amount = нет суммы
reject-not-a-number = сумма — не число
reject-too-large = сумма слишком велика
reject-excel-error = ошибка Excel в ячейке
reject-amount-missing = строка обрывается до суммы
reject-date-and-amount-missing = строка обрывается до даты и суммы
reject-date-missing = строка обрывается до даты
reject-columns-shifted = { $count ->
    [one] столбцы сдвинуты: лишний разделитель
    [few] столбцы сдвинуты: { $count } лишних разделителя
   *[other] столбцы сдвинуты: { $count } лишних разделителей
}
reject-no-client = нет ни имени, ни телефона, ни почты
skip-blank = пустая
skip-title = заголовок
skip-repeated-header = повтор заголовка
skip-subtotal = промежуточный итог
skip-total = итог
skip-footer = подпись
skip-further-line = ещё одна строка того же чека
skip-other-table = другая таблица: ни клиентов, ни визитов
skip-same-visits = те же визиты, что и в другом списке
skip-not-attended = не состоялся
skip-not-completed = не завершён
skip-refunded = возвращён
skip-no-sale = деньги внесли в кассу или забрали, это не продажа
skip-cancelled = отменён
skip-voided = аннулирован
field-none = не загружать
field-name = Имя
field-first_name = Имя без фамилии
field-middle_name = Отчество
field-last_name = Фамилия
field-organization = Компания
field-phone = Телефон
field-email = Почта
field-client_id = Код клиента
field-date = Дата
field-time = Время
field-amount = Сумма
field-refund = Возврат
field-receipt = Чек
field-status = Статус
field-kind = Вид операции
field-product = Товар
field-quantity = Количество
field-item_price = Цена
field-staff = Сотрудник
field-note = Заметка
field-birthday = День рождения
field-registered = Клиент с
field-tags = Метки
field-source = Откуда
field-consent = Согласие
field-do_not_contact = Не беспокоить
field-do_not_contact_reason = Почему не беспокоить
field-telegram = Telegram
field-whatsapp = WhatsApp
field-vk = ВКонтакте
field-instagram = Instagram
field-preferred_channel = Канал связи
field-paused_until = Пауза до
field-archived = В архиве
field-consent_day = День согласия
field-consent_how = Как дано согласие
field-do_not_contact_since = Не беспокоить с
field-agreed_for = Договорились на
field-agreed_kind = О чём договорились
field-agreed_note = Заметка о договорённости
field-agreed_made = Когда договорились
field-wrong_phones = Неверные телефоны
field-other_ids = Другие коды
warning-no-clients = Ни один столбец не говорит, чьи это покупки: они войдут только в выручку.
warning-only-ids = Новых клиентов, известных только по номеру: { $count }, например #{ $example }. Загрузите список клиентов, чтобы узнать их имена.
import-paste = Вставить таблицу
import-paste-how = Скопируйте ячейки в Excel или Google Таблицах и нажмите здесь Ctrl+V.
import-clipboard = вставленная таблица
import-pairs = { $count ->
    [one] { $count } телефон с двумя именами
    [few] { $count } телефона с двумя именами
   *[other] { $count } телефонов с двумя именами
}
import-pairs-all-one = Во всех парах один клиент
import-pairs-all-two = Во всех парах два клиента
import-pairs-how = Семейный телефон или разные записи одного имени? Пока вы не решили, один телефон — один клиент.
import-pair-one = Один клиент
import-pair-two = Два клиента
import-pairs-more = { $count ->
    [one] Ещё { $count } телефон — как один клиент.
    [few] Ещё { $count } телефона — каждый как один клиент.
   *[other] Ещё { $count } телефонов — каждый как один клиент.
}
import-done-rejected = { $count ->
    [one] { $count } строку не удалось прочитать, она не вошла.
    [few] { $count } строки не удалось прочитать, они не вошли.
   *[other] { $count } строк не удалось прочитать, они не вошли.
}
import-save-rejected = Сохранить непрочитанные строки
warning-kept-apart = Строка { $row }: { $one } и { $other }, телефон один — { $phone }. Это два клиента, как вы решили.
warning-kept-columns = Столбцы значат то, что вы указали для прошлого файла этого вида.
warning-price-times-quantity = Каждая сумма — это «{ $price }» × «{ $quantity }».
