reason-cycle = { $every }, today is day { $day }
every-own = { $spread ->
    [one] Every { $days } ± { $spread } days
   *[other] Every { $days } ± { $spread } days
}
every-plain = { $days ->
    [one] Every day
   *[other] Every { $days } days
}
every-product = { $days ->
    [one] Every day, usual for { $product }
   *[other] Every { $days } days, usual for { $product }
}
every-shop = { $days ->
    [one] Every day, usual for your clients
   *[other] Every { $days } days, usual for your clients
}
every-preset = { $days ->
    [one] Every day, usual for the trade
   *[other] Every { $days } days, usual for the trade
}
every-from-visits = { $visits ->
    [one] { $every }, from { $visits } visit
   *[other] { $every }, from { $visits } visits
}
reason-visit = Promised to come, { $day }
reason-visit-at = Promised to come, { $day } at { $time }
reason-call-back = Asked to be contacted, { $day }
day-today = today, { $date }
day-tomorrow = tomorrow, { $date }
day-yesterday = yesterday, { $date }
reason-turns = { $age ->
    [one] Turns { $age } { $day }
   *[other] Turns { $age } { $day }
}
reason-turned = { $age ->
    [one] Turned { $age } { $day }
   *[other] Turned { $age } { $day }
}
reason-birthday = Birthday { $day }
reason-first-visit = { $days ->
    [one] First visit yesterday
   *[other] First visit { $days } days ago
}
reason-no-answer = { $tries ->
    [one] { "" } · no answer last time
   *[other] { "" } · no answer { $tries } times
}
rhythm = { $gaps ->
    [one] { $on-time } of { $gaps } gap on time
   *[other] { $on-time } of { $gaps } gaps on time
}, { $missed ->
    [0] none missed
   *[other] { $missed } missed
}
rhythm-no-gaps = One visit{ $missed ->
    [0] { "" }
   *[other] , { $missed } missed since
}
drift-slowing-figures = Comes every { $recent } days now, was { $earlier }
drift-shrinking-figures = Average check { $recent } now, was { $earlier }
drift-late-figures = { $days ->
    [one] { $days } day past the usual window
   *[other] { $days } days past the usual window
}
risk = What is lost on average if nobody calls: the probability of not coming × the expected check, over the next cycle.
risk-fitted = Predicted by MBG/NBD and Gamma-Gamma from { $count } buyers.
risk-too-few = { $have ->
    [0] Nobody has bought again yet; it takes { $needed } clients for a prediction
    [one] One client has bought again; it takes { $needed } for a prediction
   *[other] { $have } clients have bought again; it takes { $needed } for a prediction
}, so the mean of the last five checks stands in.
risk-no-fit = No prediction fits these purchases yet, so the mean of the last five checks stands in.
reason-also = { "" } · also { $products }
reason-rung = { $campaign }: { $rung } · { $days ->
    [one] { $days } day away
   *[other] { $days } days away
}
reason-rung-bonus = { $rung }, bonus { $bonus }
