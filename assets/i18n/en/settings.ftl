settings-tab-shop = Shop
settings-tab-products = Products
settings-tab-staff = Staff
settings-tab-computer = This computer
settings-tab-file = The file
settings-save = Save
settings-discard = Discard changes
settings-mend = Please correct the marked fields
settings-all-saved = Everything is saved
settings-add = Add
settings-unit-days = { $count ->
    [one] day
   *[other] days
}
settings-unit-contacts = { $count ->
    [one] contact
   *[other] contacts
}
settings-unit-tries = { $count ->
    [one] try
   *[other] tries
}
settings-unit-before = { $count ->
    [one] day before
   *[other] days before
}
settings-unit-after = { $count ->
    [one] day after
   *[other] days after
}
settings-group-shop = The shop
settings-group-day = Every day
settings-group-cycles = Cycles and contacts
settings-name = Name
settings-name-why = Stands at the top left and in the title of the window.
settings-trade = Kind of business
settings-trade-why = Says after how many days a client is expected while nothing better is known: { $count ->
    [one] { $count } day
   *[other] { $count } days
} for this one.
settings-currency = Currency
settings-currency-why = Changes the sign only: the sums stay as they are.
settings-region = Country of phones
settings-region-why = For phones typed without a country code: two letters, such as RU, US or DE.
settings-region-wrong = Two letters, such as RU or US
settings-capacity = Contacts a day
settings-capacity-why = So many are proposed for a day; the rest move to the next day, and Today says so. Usually { $default }.
settings-open-days = Days open
settings-open-days-why = A contact that falls on a closed day moves to the next open one. Usually every day is open.
settings-holidays = Closed on
settings-holidays-why = Single days on which nobody is contacted: holidays, repairs.
settings-holiday = Closed day
settings-holiday-hint = 1 Jan, 31.12.2025
settings-holiday-remove = Open on { $day } again
settings-preset = Usual cycle
settings-preset-why = A client is expected after so many days while neither their own visits nor a product tell better. Empty: { $count ->
    [one] { $count } day
   *[other] { $count } days
}, as the kind of business has it.
settings-min-cycle = Least days between visits
settings-min-cycle-why = Nobody is expected sooner than this, so nobody is bothered more often. Usually { $default }.
settings-first-visit = After the first visit
settings-first-visit-why = So many days later it is time to ask how it was. Usually { $default }.
settings-response = Response window
settings-response-why = A purchase at most so many days after a contact is credited to it. Usually { $default }.
settings-tries = Tries without an answer
settings-tries-why = So often a contact is proposed, on one day after another, when nobody answers. Usually { $default }.
settings-birthday = Birthdays
settings-birthday-why = A birthday stands on the list from { $before } days before to { $after } days after, usually.
settings-birthday-before = Days before a birthday
settings-birthday-after = Days after a birthday
settings-product = Name
settings-category = Category
settings-cycle = Bought again after
settings-cycle-why = Days after which the product is usually bought again
settings-cycle-hint = days; empty for no cycle
settings-products-count = { $count ->
    [one] { $count } product
   *[other] { $count } products
}
settings-product-add = Add a product
settings-product-new = A new product
settings-product-edit = Change the product
settings-product-why = A product that is bought again and again has a cycle, such as 30 days for a haircut. Who bought it is expected when the cycle is over.
settings-product-archived = Not sold any more
settings-staff-name = Person
settings-staff-state = State
settings-staff-count = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
settings-staff-add = Add a person
settings-staff-new = A new person
settings-staff-edit = Change the person
settings-staff-why = Contacts and sales keep the name of who made them, also after that person has left.
settings-staff-works = works here
settings-staff-archived = has left
settings-language = Language
settings-language-why = Words, dates and numbers. What is in the file stays as it was typed.
settings-theme = Theme
settings-theme-why = As the computer has it, or always the same.
settings-theme-system = System
settings-theme-light = Light
settings-theme-dark = Dark
settings-text-size = Text size
settings-text-size-why = From 75 to 200 %; everything grows with it.
settings-rail = List at the left
settings-rail-why = Icons alone leave more room for the page.
settings-rail-on = Icons only
settings-file-path = The shop's file
settings-file-path-why = Everything about the shop is in this one file. Copy it, and you have copied the shop.
settings-file-backups = Backups
settings-file-backups-why = Copies of the file lie in this folder; the tab Backups shows them and goes back to one.
settings-file-other = Another shop
settings-file-other-why = Opens another file; this one is saved already.
settings-copy-path = Copy the path
settings-file-holds = What is in it
settings-count-clients = Clients
settings-count-purchases = Purchases
settings-count-contacts = Contacts
settings-count-products = Products
settings-count-staff = Staff
settings-count-imports = Imports
settings-find = Find in the list
settings-product-none = No products yet
settings-product-none-why = They come with an imported table, or are added at the right.
settings-staff-none = Nobody yet
settings-staff-none-why = Add those who talk to clients: each contact then says who made it.
settings-tab-messages = Texts
settings-texts-count = { $count ->
    [one] { $count } text of your own
   *[other] { $count } texts of your own
}
settings-text-add = Add
settings-text-any = any
settings-text-step = Step
settings-text-name = Name
settings-text-channel = Contact by
settings-text-language = Language
settings-text = Text
settings-text-new = New text
settings-text-edit = Text
settings-text-usual = Usual text
settings-text-usual-why = What is said where you have no text of your own. Change it and save: it becomes yours.
settings-text-why = Words in braces are filled with what is known of the client; what is not known is left out and marked.
settings-text-preview = For { $name }
settings-text-bonus = Bonus allowed at this step
settings-text-bonus-hint = a care mask as a gift
settings-text-bonus-sum = worth up to
settings-text-delete = Delete
settings-cap = Days between messages
settings-cap-why = A second message to the same client within these days asks first. Usually { $default }; 0 never asks.
settings-group-scores = Scores of recency, frequency and money
settings-rfm = Limits of the scores
settings-rfm-why = Each buyer has a score from 1 to 5 for how recently, how often and for how much they bought. Usually each score is a fifth of the shop's buyers, and equal values have equal scores.
settings-rfm-own = Limits of my own
settings-rfm-score = Score { $score }
settings-rfm-field = { $name }, { $score }
settings-rfm-recency = Last bought
settings-rfm-recency-why = Within so many days; whoever was away longer has score 1.
settings-rfm-frequency = Bought on days
settings-rfm-frequency-why = On at least so many days; who came less often has score 1.
settings-rfm-money = Money
settings-rfm-money-why = At least so much in all, refunds taken off; below it is score 1.
settings-tab-chain = Contacts
settings-too-soon = On { $day } this was changed: { $what }. With two changes within { $days } days you will not know which one worked.
chain-title = The chain of contacts
chain-why = Every client is contacted by these steps around the day on which the next purchase is expected; only the latest step whose day has come is due. The window is 2/13 of the cycle: 4 days for a cycle of 28.
chain-step = Step { $number }
chain-example = { $cycle ->
    [one] With a cycle of { $cycle } day: on day { $day } after the last purchase.
   *[other] With a cycle of { $cycle } days: on day { $day } after the last purchase.
}
chain-off = Not in use. What was done under it stays in the history.
chain-on = { $step } in use
chain-remove = Remove { $step }
chain-add = Add a step
chain-field = { $step }: { $name }
chain-name = Name
chain-kind = What it does
chain-channel = Channel
chain-channel-preferred = Client’s favourite
chain-when = When
chain-days = Days
chain-when-window = a window before
chain-when-half = half a window before
chain-when-day = on the expected day
chain-days-before = days before
chain-days-after = days after
chain-when-before = { $count ->
    [one] { $count } day before
   *[other] { $count } days before
}
chain-when-after = { $count ->
    [one] { $count } day after
   *[other] { $count } days after
}
