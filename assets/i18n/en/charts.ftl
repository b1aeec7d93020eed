charts-range-year = { $span ->
    [quarter] Last 4 quarters
   *[month] Last 12 months
}
charts-range-two-years = { $span ->
    [quarter] Last 8 quarters
   *[month] Last 24 months
}
charts-range-all = { $span ->
    [quarter] All quarters
   *[month] All months
}
charts-by = Figures
charts-by-months = Months
charts-by-quarters = Quarters
charts-compare = A year ago
charts-compare-about = { $span ->
    [quarter] The same quarters a year before stand beside. The parts of retention, the predicted value and the RFM grid tell of now alone
   *[month] The same months a year before stand beside. The parts of retention, the predicted value and the RFM grid tell of now alone
}
charts-span = { $from } – { $to }
charts-empty-title = No purchases yet
charts-empty = Once purchases are in, this page shows month by month whether clients come back: repeat purchases, retention, who came and who returned.
charts-later = { $count ->
    [one] { $count } purchase is dated later than today.
   *[other] { $count } purchases are dated later than today.
}
charts-later-why = The charts leave them out until their day has come. Is the computer's date right?
charts-how = How it is computed: { $name }
charts-window = { $name }: active if bought in the last
charts-not-yet = Not yet
charts-moved = { $figure }, { $change }
charts-up = up { $points } points
charts-down = down { $points } points
charts-unchanged = unchanged
charts-up-on = up { $points } points on { $month }
charts-down-on = down { $points } points on { $month }
charts-unchanged-since = the same as in { $month }
charts-swing-more = { $span ->
    [quarter] More than the usual quarterly swing of ±{ $swing }
   *[month] More than the usual monthly swing of ±{ $swing }
}
charts-swing-within = { $span ->
    [quarter] Within the usual quarterly swing of ±{ $swing }
   *[month] Within the usual monthly swing of ±{ $swing }
}
charts-swing-unknown = { $span ->
    [quarter] Too few quarters to tell what swing is usual
   *[month] Too few months to tell what swing is usual
}
charts-second = { $parts }, { $change }
charts-so-far = So far in { $month }: { $figure }, { $days ->
    [0] the last day
    [one] { $days } day to go
   *[other] { $days } days to go
}
charts-of = { $part } of { $whole }
charts-this-year = this year
charts-year-ago = a year ago
charts-tip-rate = { $rate }: { $part } of { $whole }
charts-tip-year-ago = A year ago: { $figure }
charts-tip-running = { $month }, so far: { $days ->
    [0] the last day
    [one] { $days } day to go
   *[other] { $days } days to go
}
charts-rpr = Repeat purchase rate
charts-rpr-first = { $rate } of clients have come more than once
charts-rpr-none = Nobody but guests has bought so far
charts-rpr-about = { $span ->
    [quarter] Clients who bought on two days or more ÷ all clients who ever bought, up to the quarter's end. Now { $part } ÷ { $whole }. Two purchases on one day count once; guests do not count.
   *[month] Clients who bought on two days or more ÷ all clients who ever bought, up to the month's end. Now { $part } ÷ { $whole }. Two purchases on one day count once; guests do not count.
}
charts-crr = Customer retention rate
charts-crr-sentence = { $rate } of those active on { $day } stayed
charts-crr-none = { $span ->
    [quarter] It takes a full quarter that began with active clients
   *[month] It takes a full month that began with active clients
}
charts-crr-about = { $span ->
    [quarter] Of the clients who bought in the { $days } days before a quarter, the share who also bought in the { $days } days before the next one; never over 100 %. { $own } days are three usual cycles of this shop. The textbook formula, (at the end − new) ÷ at the start, counts those who came back too, so it may show more.
   *[month] Of the clients who bought in the { $days } days before a month, the share who also bought in the { $days } days before the next one; never over 100 %. { $own } days are three usual cycles of this shop. The textbook formula, (at the end − new) ÷ at the start, counts those who came back too, so it may show more.
}
charts-active-on = Active on { $day }
charts-lost = Lost
charts-new = New
charts-back = Came back
charts-joined = New and back
charts-textbook = Textbook formula: ({ $end } − { $new }) ÷ { $start } =
charts-lost-clients = { $count ->
    [one] { $count } lost client
   *[other] { $count } lost clients
}
charts-came = Clients who came
charts-came-sentence = { $all } in { $month }: { $new } new, { $back } back after a pause
charts-came-first = { $all } so far in { $month }: { $new } new, { $back } back after a pause
charts-came-about = { $span ->
    [quarter] Clients with at least one purchase in the quarter: who came in two of its months counts once. Back after a pause: bought before, but not in the { $days } days before the quarter.
   *[month] Clients with at least one purchase in the month. Back after a pause: bought before, but not in the { $days } days before the month.
}
charts-came-tip = { $all } came
    Returning: { $returning }
    New: { $new }
    Back after a pause: { $back }
charts-part-usual = returning
charts-part-new = new
charts-part-back = back after a pause
charts-rr = Reactivation rate
charts-rr-sentence = { $rate } of the sleeping came back in { $month }
charts-rr-none = { $span ->
    [quarter] Nobody was asleep when the last full quarter began
   *[month] Nobody was asleep when the last full month began
}
charts-rr-about = { $span ->
    [quarter] Asleep at the start of a quarter: bought before, but not in the { $days } days before it. The rate is the share of them who bought in the quarter. 10–30 % is good.
   *[month] Asleep at the start of a month: bought before, but not in the { $days } days before it. The rate is the share of them who bought in the month. 10–30 % is good.
}
charts-good = 10–30 % is good
charts-revenue = Revenue of repeat purchases
charts-revenue-sentence = { $sum } in { $month }, { $share } of revenue
charts-revenue-nothing = No revenue in { $month }
charts-revenue-of = Of { $sum }
charts-revenue-about = Every purchase after a client's first day; refunds are taken off. The rest are first purchases and guests.
charts-revenue-tip = Revenue: { $all }
    Repeat purchases: { $repeat }, { $share }
    Guests: { $guests }
charts-part-repeat = repeat purchases
charts-part-first = first purchases and guests
charts-cohorts = { $span ->
    [quarter] Share who came again, by quarter since the first visit
   *[month] Share who came again, by month since the first visit
}
charts-cohorts-sentence = { $share } of { $cohort } newcomers came again in { $month }
charts-cohorts-average = { $span ->
    [quarter] { $count ->
        [1] It was { $share } a quarter before
       *[other] The average of the { $count } quarters before is { $share }
    }
   *[month] { $count ->
        [1] It was { $share } a month before
       *[other] The average of the { $count } months before is { $share }
    }
}
charts-cohorts-none = { $span ->
    [quarter] It takes newcomers and a full quarter after theirs
   *[month] It takes newcomers and a full month after theirs
}
charts-cohorts-about = { $span ->
    [quarter] Each line is the clients whose first purchase was in that quarter; each cell is the share of them who bought in the first, second… quarter after it. A hatched cell is the running quarter; blank cells have not come yet.
   *[month] Each line is the clients whose first purchase was in that month; each cell is the share of them who bought in the first, second… month after it. A hatched cell is the running month; blank cells have not come yet.
}
charts-cohort-tip = First visit: { $cohort }
    { $month }: { $share }, { $part } of { $whole }
charts-cohort-tip-running = First visit: { $cohort }
    { $month }, so far: { $share }, { $part } of { $whole }
charts-cohort-tip-year-ago = Those who first came a year before: { $figure }
charts-cohort-size = First visit: { $month }
    Clients: { $count }
charts-first-visit = First visit
charts-stamp = { $day }: { $what }
charts-log-chain = Chain: { $old } → { $new }
charts-log-template = Text: { $old } → { $new }
charts-log-threshold = Days: { $old } → { $new }
charts-log-bonus = Bonus: { $old } → { $new }
charts-log-own = Change: { $old } → { $new }
charts-list-active = { $month }: came
charts-list-usual = { $month }: returning
charts-list-new = { $month }: new clients
charts-list-back = { $month }: back after a pause
charts-list-kept = { $month }: stayed active
charts-list-start = { $month }: active at the start
charts-list-end = { $month }: active at the end
charts-list-lost = { $month }: lost
charts-list-joined = { $month }: new and back
charts-list-repeat = { $month }: have come more than once
charts-list-cohort = First visit { $month }, again { $later }
charts-more = up { $count }
charts-fewer = down { $count }
charts-came-moved = { $all } in { $month }, { $change }: { $new } new, { $back } back after a pause
charts-revenue-second = Of { $sum }, the share { $change }
charts-counting = Counting…
file-making = Making the file…
charts-check = Average check
charts-check-sentence = { $sum } in { $month }
charts-check-parts = { $count ->
    [one] { $sum } from { $count } purchase
   *[other] { $sum } from { $count } purchases
}
charts-check-tip = { $sum }: { $parts }
charts-check-none = { $span ->
    [quarter] It takes a full quarter with purchases
   *[month] It takes a full month with purchases
}
charts-check-about = { $span ->
    [quarter] The sum of the quarter's purchases ÷ their number. Refunds and guests are left out; a visit without a sum counts as a purchase.
   *[month] The sum of the month's purchases ÷ their number. Refunds and guests are left out; a visit without a sum counts as a purchase.
}
charts-ltv = Lifetime value
charts-ltv-sentence = { $sum } per client so far
charts-ltv-tip = { $count ->
    [one] { $sum } per client: { $all } from { $count } client
   *[other] { $sum } per client: { $all } from { $count } clients
}
charts-ltv-about = Three values that are never mixed. So far, and the line: what all clients had brought by the { $span ->
    [quarter] quarter's
   *[month] month's
} end, refunds taken off, ÷ clients who had bought by then. Of one { $span ->
    [quarter] quarter
   *[month] month
} alone: (revenue − advertising) ÷ clients who came in it. Predicted: what the program expects each client to bring in the next 365 days (how often by MBG/NBD, how much by Gamma-Gamma), added up, ÷ all clients; it takes 50 clients who came again. Guests are left out everywhere.
charts-worth-so-far = So far
charts-worth-so-far-of = { $all } ÷ { $count ->
    [one] { $count } client
   *[other] { $count } clients
}
charts-worth-period = { $month } alone
charts-worth-period-of = ({ $revenue } − { $spent } advertising) ÷ { $count ->
    [one] { $count } client
   *[other] { $count } clients
}
charts-worth-year = Next 12 months, predicted
charts-worth-few = { $have ->
    [one] { $have } client has come again
   *[other] { $have } clients have come again
}; { $need } are needed
charts-worth-no-fit = no model fits these purchases so far
charts-list-expected = Expected in the next 12 months
charts-segments = { $span ->
    [quarter] Segments at each quarter's end
   *[month] Segments at each month's end
}
charts-segments-sentence = Regulars: { $rate } of clients
charts-segments-about = { $span ->
    [quarter] All who ever bought, by rhythm, as they stood when the quarter ended. The running quarter shows today. A past standing is judged by what was known then.
   *[month] All who ever bought, by rhythm, as they stood when the month ended. The running month shows today. A month ago's standing is judged by what was known then.
}
charts-stages = { $span ->
    [quarter] Stages at each quarter's end
   *[month] Stages at each month's end
}
charts-stages-sentence = Active and new: { $rate } of clients
charts-stages-about = { $span ->
    [quarter] All who ever bought, by the time since the last purchase against their cycle, as they stood when the quarter ended. The running quarter shows today.
   *[month] All who ever bought, by the time since the last purchase against their cycle, as they stood when the month ended. The running month shows today.
}
charts-share-tip = { $name }: { $share }, { $count }
charts-share-tip-year-ago = { $name }: { $share }, { $count }; a year ago { $before }
charts-results = What contacts brought
charts-results-sentence = { $won } of { $done } contacts brought a purchase, { $share }
charts-results-second = { $alone ->
    [one] { $sum } in all; { $alone } purchase came by itself
   *[other] { $sum } in all; { $alone } purchases came by themselves
}
charts-results-none = { $span ->
    [quarter] No contacts in these quarters yet
   *[month] No contacts in these months yet
}
charts-results-about = { $span ->
    [quarter] Contacts made in the quarters shown. A purchase within { $days } days is credited to the last contact before it, and only once. Grey is all contacts, green those that brought a purchase; the line is where green would end with the share of a year ago, as it was known then.
   *[month] Contacts made in the months shown. A purchase within { $days } days is credited to the last contact before it, and only once. Grey is all contacts, green those that brought a purchase; the line is where green would end with the share of a year ago, as it was known then.
}
charts-results-figure = { $won } of { $done } · { $share }
charts-results-tip = { $name }: { $done } contacts
    Answered: { $answered }
    Bought: { $won }, { $share }
    Revenue: { $sum }
charts-by-step = Step
charts-by-channel = Channel
charts-by-template = Text
charts-by-staff = Staff
charts-no-template = Without a text
charts-no-staff = Nobody named
charts-rung = { $name }: rung { $rung }
charts-list-known = { $month }: have bought by its end
charts-list-standing = { $month }: { $name }
charts-list-contacted = Contacted since { $month }
charts-save = Save: { $name }
charts-save-png = Picture (PNG)
charts-save-svg = Picture (SVG)
charts-save-csv = Table (CSV)
charts-csv-so-far = So far
charts-csv-yes = yes
charts-csv-month = { $span ->
    [quarter] Quarter
   *[month] Month
}
charts-csv-rpr = Came more than once, Clients, Repeat purchase rate %
charts-csv-crr = Window days, Active at start, Stayed, Active at end, New, Retention %, Textbook formula %
charts-csv-came = Came, Returning, New, Back after a pause
charts-csv-rr = Window days, Asleep, Came back, Reactivation %
charts-csv-revenue = Revenue, Repeat purchases, Guests, Repeat share %
charts-csv-check = Purchases, Sum, Average check
charts-csv-ltv = Clients so far, Revenue so far, Per client
charts-csv-cohorts = First visit, Clients
charts-csv-results = By, Name, Contacts, Answered, Bought, Revenue
charts-csv-grid = Recency, Value, Clients, Revenue
report-menu = Report
report-month = { $span ->
    [quarter] Quarterly report to print…
   *[month] Monthly report to print…
}
report-calls = Today's call list to print…
report-file = Report
report-title = Are clients coming back: { $span }
report-made = As of { $day }
report-key = Key figures
report-no-month = { $span ->
    [quarter] Key figures need one full quarter.
   *[month] Key figures need one full month.
}
report-came = Clients who came
report-new = Of these, new
report-purchases = Purchases
report-revenue = Revenue
report-changes = Changes marked on the charts
report-campaigns = Win-back campaigns
report-no-campaigns = No campaigns yet.
call-list-file = Call list
call-list-title = Whom to contact on { $day }
call-list-count = { $count ->
    [one] { $count } client
   *[other] { $count } clients
}
call-list-client = Client
call-list-how = How
call-list-why = Why
call-list-say = What to say
call-list-empty = Nobody is to be contacted today
charts-grid = RFM grid
charts-results-more = and { $count } more: all are in the table
