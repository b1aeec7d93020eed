today-left = { $left } left of { $all } for today
today-left-none = Nobody for today
today-left-done = All { $all } for today are done
today-at-risk = Money at risk in this list
today-came-back = Came back in 14 days
today-came-back-hint = Clients who bought within the response window after a contact, and for how much
today-rate = Repeat purchase rate
today-rate-hint = Clients who bought on two days or more, out of all who ever bought
today-week = Next 7 days
today-all = All
today-client = Client
today-why = Why now
today-risk = At risk
today-waiting = Waiting
today-by = Contact by
today-row = { $name }. { $reason }. Waiting: { $waiting }. Contact by { $channel }
today-group-tomorrow = { $group }, moved to tomorrow
today-last-visit = { $days ->
    [0] last visit today
    [one] last visit yesterday
   *[other] last visit { $days } days ago
}
today-moved = { $count ->
    [one] { $count } contact moved to tomorrow: { $limit } a day is your limit
   *[other] { $count } contacts moved to tomorrow: { $limit } a day is your limit
}
today-held = { $count ->
    [one] { $count } message waits: at most one in { $days } days
   *[other] { $count } messages wait: at most one in { $days } days
}
today-held-show = Who
today-moved-show = Show
today-moved-hide = Hide
today-done = Done
today-will-come = Will come…
today-bought = Bought…
today-no-answer = No answer
today-later = Later…
today-refused = Refused…
today-copy-phone = Copy the number
today-day = Day
today-day-hint = fri, 17.10, in 3 days
today-sum = Sum
today-product = What was bought
today-done-count = Done today { $count }
today-will-come-count = { $count ->
    [one] { $count } will come
   *[other] { $count } will come
}
today-bought-count = { $count ->
    [one] { $count } bought for { $sum }
   *[other] { $count } bought for { $sum }
}
today-nobody = Nobody is due today
today-all-done = That was all for today
today-tomorrow = { $count ->
    [one] Tomorrow { $count } client comes due.
   *[other] Tomorrow { $count } clients come due.
}
today-next = Next: { $day }, { $clients }.
today-week-free = Nobody comes due in the next 7 days.
today-empty = Here will be whom to contact today
today-empty-how = Bring in your table of clients and visits: the program finds out how often each of them comes and says whom to remind, offer or call.
today-filter-channel = Contact by
today-filter-staff = Whose clients
today-take-back = Take back
today-none-filtered = { $left } are left for today in all.
