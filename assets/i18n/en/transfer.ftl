import-title = Import
import-step-file = File
import-step-columns = Columns
import-step-done = Done
import-reading = Reading the file
import-reading-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
import-drop = Drop a table here
import-formats = CSV of any Excel in any encoding, XLSX, XLS, ODS, contacts (vCard). You see everything before it is saved.
import-choose = Choose a file
import-path = Or type its path
import-read = Read it
import-recent = Imported lately
import-recent-counts = purchases { $purchases }, new clients { $clients }
export-title = Export
export-how = Tables open in Excel with a double click, and Regulars reads them back unchanged. Contacts go to the address book of a phone; whom to contact in the next 30 days goes to any calendar.
export-path = Or type where: .xlsx, .csv, .vcf, .ics
export-clients-here = Clients
export-purchases-here = Purchases
export-contacts-here = Contacts made
export-due-here = Whom to contact
export-csv = CSV
export-xlsx = Excel
export-vcard = Contacts (vCard)
export-icalendar = Calendar
import-show-due = Show who is due now
import-done-how = The program has worked out how often each client comes. One undo takes the whole import back.
import-another = Import another file
import-other-file = Change
import-file-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
import-row = Row
import-row-number = Row
import-find-column = Find a column
import-columns-count = { $count ->
    [one] { $count } column
   *[other] { $count } columns
}, in use: { $used }
import-column-number = column { $number }
import-no-such-column = No column is called so.
import-rejected-count = { $count ->
    [one] { $count } row cannot be read
   *[other] { $count } rows cannot be read
}
import-rest-goes-in = { $count ->
    [1] the rest goes in without it
   *[other] the rest goes in without them
}
import-save-to-mend = Save these rows
import-mend-file = to correct - { $file }.csv
import-more-rejected = { $count ->
    [one] One more is in the saved file.
   *[other] { $count } more are in the saved file.
}
import-skipped-count = { $count ->
    [one] { $count } row is no visit and no client
   *[other] { $count } rows are no visits and no clients
}
import-changes = What will change
import-group-clients = Clients
import-group-purchases = Visits and money
import-group-left = Left out
import-new-clients = New clients
import-matched = Matched with yours
import-updated = Updated: phone or name
import-purchases = Purchases
import-visits = Visits without a sum
import-guests = Without a client, in revenue only
import-refunds = Refunds
import-net = Net sum
import-already = Already there
import-skipped = Skipped: titles, totals, blank
import-rejected = Rejected, can be corrected
import-rows = { $count ->
    [one] Import { $count } row
   *[other] Import { $count } rows
}
import-answer-first = Please answer the question below the table first.
import-nothing-new = There is nothing new in this file.
import-promise = Nothing is written yet. A backup is made first, and one undo takes it all back.
question-date-order = { $example } can be read two ways. Which one is it?
question-amount-mark = { $example } can be read two ways. Which one is it?
question-double-encoding = The letters of this file were garbled by another program. Repair them?
question-grouped-report = This is a report with groups, for example “{ $example }”. Are its detail rows the purchases?
question-receipt-lines = Rows of one receipt have one sum, for example { $example }. Is it the whole receipt's or each line's?
question-same-visits = Two sheets tell of the same clients on the same days, for example { $example }. Are these the same visits?
question-unnamed-rows = Some purchases name no client, for example { $example }. Whose are they?
question-undated-rows = Some purchases have no date, for example { $example }. Which day are they of?
question-year-of-days = Days above the columns have no year, for example “{ $example }”. Of which year are they?
choice-this_year = this year
choice-last_year = last year
choice-day_first = day first
choice-month_first = month first
choice-thousands = thousands
choice-decimal = with a fraction
choice-repair = Repair them
choice-keep = Leave as they are
choice-documents = Yes, each row is a purchase
choice-whole = the whole receipt's
choice-parts = each line's
choice-same_visits = The same: leave this sheet out
choice-other_visits = Others: read it too
choice-above = Of the client above
choice-guests = Of guests
choice-day_above = Of the day above
choice-no_date = Mistakes: leave them out
reading-guest = a guest
reading-no-day = no date
format-csv = text table
format-xlsx = Excel (XLSX)
format-xls = Excel (XLS)
format-ods = LibreOffice (ODS)
format-vcard = contacts (vCard)
format-html-in-xls = web page saved as XLS
format-binary = no table
delimiter-semicolon = semicolons
delimiter-comma = commas
delimiter-tab = tabs
delimiter-other = parted by { $sign }
detect-sheet = sheet “{ $sheet }”
detect-all-sheets = All sheets together
import-sheets = Sheets
detect-header = header in row { $row }
detect-no-header = without a header
warning-shared-phone = Row { $row }: { $one } and { $other } have one phone, { $phone }. They were taken for one client.
warning-names-are-the-key = Clients are told apart by their names alone: two people of one name become one client.
warning-unreadable-phones = { $count ->
    [one] { $count } phone could not be read and is kept as text, in row { $row }: { $example }
   *[other] { $count } phones could not be read and are kept as text, the first in row { $row }: { $example }
}
warning-unread-cells = { $count ->
    [one] “{ $column }” could not be understood in row { $row }: { $example }. It is kept in the client’s note.
   *[other] “{ $column }” could not be understood in { $count } rows, the first is row { $row }: { $example }. It is kept in the clients’ notes.
}
warning-already-there = { $count ->
    [one] { $count } row is there already from an earlier import and is not added again.
   *[other] { $count } rows are there already from an earlier import and are not added again.
}
warning-already-there-or-in-list = { $count ->
    [one] { $count } row is there already, from an earlier import or from another list of this file, and is not added again.
   *[other] { $count } rows are there already, from an earlier import or from another list of this file, and are not added again.
}
warning-amount-column = Several columns hold money: “{ $taken }” was taken, not “{ $others }”.
warning-no-amounts = There is no column of sums: visits are counted, money is not.
warning-no-days = No column says on which day, so only the clients come in; left out: { $columns }. If there is one, choose it above its column.
warning-totals-ignored = Totals of clients are no purchases and were left out: { $columns }
warning-unknown-statuses = Rows of these statuses were counted as purchases: { $statuses }
warning-notes-cut = { $count ->
    [one] { $count } note was cut to { $limit } characters.
   *[other] { $count } notes were cut to { $limit } characters.
}
warning-broken-characters = { $count ->
    [one] { $count } character could not be read.
   *[other] { $count } characters could not be read.
}
warning-mixed-encodings = Lines in another encoding ({ $encoding }) than the rest, each read in its own: { $count }.
warning-unclosed-quote = A quotation mark is never closed, so quotation marks were read as plain text.
warning-serial-dates = The numbers in “{ $column }” were read as Excel's day numbers.
warning-several-currencies = Sums are in several currencies ({ $currencies }) and were counted as one. Please import each currency in a file of its own.
warning-tables-beside = Tables stand side by side and were read one below the other. Rows of the next ones are numbered from { $rows }.
warning-lists-below = Several lists stand one below another and are imported together: { $lists }
warning-sheets-beside = These sheets are imported together, one after another: { $sheets }
warning-day-columns = { $count ->
    [one] { $count } column is a day
   *[other] { $count } columns are days
}, from “{ $first }” to “{ $last }”: each filled cell below them is a visit on that day.
warning-other-sheets = These sheets were not read: { $sheets }
warning-sheets-together = Sheets with the same columns were read as one table: { $sheets }
sheet-from-row = { $sheet } (from row { $row })
warning-period-columns = { $count ->
    [one] { $count } column under a month or day is left out
   *[other] { $count } columns under months or days are left out
}: from “{ $first }” to “{ $last }”. A visit is read from a row of its own. To bring visits in, make a table with a row for each: client, day, sum.
reject-no-date = no date
reject-not-a-date = this is not a date
reject-no-such-day = there is no such day
reject-impossible-year = impossible year
reject-future-date = the visit is in the future
reject-no-amount = no sum
reject-not-a-number = the sum is not a number
reject-too-large = the sum is too large
reject-excel-error = an Excel error in the cell
reject-amount-missing = the row ends before the sum
reject-date-and-amount-missing = the row ends before the date and the sum
reject-date-missing = the row ends before the date
reject-columns-shifted = { $count ->
    [one] columns are shifted: one separator too many
   *[other] columns are shifted: { $count } separators too many
}
reject-no-client = neither name nor phone, e-mail or id
skip-blank = blank
skip-title = a title
skip-repeated-header = the header again
skip-subtotal = a subtotal
skip-total = a total
skip-footer = a footer
skip-further-line = a further line of the same receipt
skip-other-table = another table: neither clients nor visits
skip-same-visits = the same visits as in another list
skip-not-attended = did not come
skip-not-completed = not completed
skip-refunded = refunded
skip-no-sale = money put into the till or taken out, not a sale
skip-cancelled = cancelled
skip-voided = voided
field-none = left out
field-name = Name
field-first_name = First name
field-middle_name = Middle name
field-last_name = Last name
field-organization = Company
field-phone = Phone
field-email = E-mail
field-client_id = Client's id
field-date = Date
field-time = Time
field-amount = Sum
field-refund = Refund
field-receipt = Receipt
field-status = Status
field-kind = Kind
field-product = Product
field-quantity = Quantity
field-item_price = Price
field-staff = Staff
field-note = Note
field-birthday = Birthday
field-registered = Since
field-tags = Tags
field-source = Came from
field-consent = Consent
field-do_not_contact = Do not contact
field-do_not_contact_reason = Why not to contact
field-telegram = Telegram
field-whatsapp = WhatsApp
field-vk = VK
field-instagram = Instagram
field-preferred_channel = Preferred channel
field-paused_until = Paused until
field-archived = Archived
field-consent_day = Day of consent
field-consent_how = How consent was given
field-do_not_contact_since = Not to contact since
field-agreed_for = Agreed for
field-agreed_kind = What was agreed
field-agreed_note = Note on what was agreed
field-agreed_made = Day of the agreement
field-wrong_phones = Wrong phones
field-other_ids = Other ids
warning-no-clients = No column tells whose purchases these are: they count in revenue only.
warning-only-ids = New clients known by a number alone: { $count }, such as #{ $example }. Import the list of clients to name them.
import-paste = Paste a table
import-paste-how = Copy cells in Excel or Google Sheets, then press Ctrl+V here.
import-clipboard = pasted table
import-pairs = { $count ->
    [one] { $count } phone has two names
   *[other] { $count } phones have two names
}
import-pairs-all-one = All are one client
import-pairs-all-two = All are two clients
import-pairs-how = A family's phone, or two spellings of one person? Until you decide, one phone is one client.
import-pair-one = One client
import-pair-two = Two clients
import-pairs-more = { $count ->
    [one] One more is taken for one client.
   *[other] { $count } more are each taken for one client.
}
import-done-rejected = { $count ->
    [one] { $count } row could not be read and was left out.
   *[other] { $count } rows could not be read and were left out.
}
import-save-rejected = Save rejected rows
warning-kept-apart = Row { $row }: { $one } and { $other } have one phone, { $phone }. They are two clients, as you said.
warning-kept-columns = The columns mean what you said of the last file of this kind.
warning-price-times-quantity = Each sum is “{ $price }” × “{ $quantity }”.
