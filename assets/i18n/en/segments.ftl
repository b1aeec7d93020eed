segments-not-judged = { $count } not judged yet
segments-prospects = { $count ->
    [one] { $count } prospect
   *[other] { $count } prospects
}
segments-since = Moves since { $day }
segments-attention-first = attention: first
segments-attention-little = attention: little
segments-revenue = Revenue
segments-check = check { $sum }
segments-card = { $segment }: { $clients }, { $share } of all, { $revenue } of revenue
segments-in = ▲ { $count } in
segments-out = ▼ { $count } out
segments-in-title = { $segment }: came since { $day }
segments-out-title = { $segment }: left since { $day }
segments-stages = By last visit
segments-strategy-regular = They feed the shop. Keep their rhythm: remind in time, notice every missed visit.
segments-strategy-periodic = They like it here but have no habit yet. Agree on the next date before they leave.
segments-strategy-stray = No rhythm fits them. Write when there is news, and keep the calls for others.
segments-strategy-one-timer = They came once. Give one good reason to come again, then let them be.
segments-strategy-not-judged = One visit, and it is too early for the next. A few days after, ask whether all was well.
segments-strategy-prospect = They have not bought yet. Offer an easy first step.
segments-client = Client
segments-why = Why here
segments-last = Last visit
segments-risk = At risk
segments-no-purchase = No purchase yet
segments-nobody = Nobody is here now
segments-foot = { $clients }, { $sum } at risk
segments-grid = Recency and value
segments-grid-how = Up is more recent, right is more often and for more money
segments-grid-click = A number or a name opens its clients
segments-buyers = { $count ->
    [one] { $count } buyer
   *[other] { $count } buyers
}
segments-few-buyers = Fewer than { $enough } buyers: fifths of so few mean little
segments-cell = { $group }: recency { $r }, value { $fm }
segments-cell-hint = { $cell }. { $clients }, revenue { $sum }
segments-rfm-new = New
segments-rfm-promising = Promising
segments-rfm-growing = Growing
segments-rfm-champions = Champions
segments-rfm-nudge = Nudge
segments-rfm-loyal-late = Loyal, late
segments-rfm-lost = Lost
segments-rfm-fading = Fading
segments-rfm-win-back = Win back
segments-empty = Here your clients fall into groups
segments-empty-how = Bring in your table of clients and visits: the program sees who comes steadily, who now and then, and who came only once.
segments-grid-own = By the limits set in Settings
