menu-call = Start calls
call-position = { $place } of { $all }
call-no-name = No name yet
call-vip-hint = Among the best tenth by visits, tenure or revenue
call-expected = Expected { $day }.
call-expected-from = { $visits ->
    [one] Expected { $day }, from { $visits } visit.
   *[other] Expected { $day }, from { $visits } visits.
}
call-waiting = { $days ->
    [one] Waiting { $days } day.
   *[other] Waiting { $days } days.
}
call-at-risk = { $sum } at risk.
call-by-phone = by phone
call-way = { $step }, { $channel }
call-visits-since = { $count ->
    [one] { $count } visit since { $since }, average check
   *[other] { $count } visits since { $since }, average check
}
call-likes = Likes
call-visits = Last visits
call-no-visits = No visit yet
call-contacts = Last contacts
call-no-contacts = No contact yet
call-no-phone = No phone number
call-send = Send by { $channel }
call-send-by-hand = Copy the text, mark as sent
call-send-anyway = Send all the same
call-copy-number = Copy number
call-copy-text = Copy the text
call-card = Open card
call-more = Other ways
call-bonus-given = offered
call-wrong-number = Wrong number
call-do-not-contact = Do not contact
call-skip = Skip
call-hint = One key saves and shows the next client. Keys work on the Russian layout too.
call-next = Next: { $name }, { $sum }
call-rhythm = Days between the last visits, to today: { $gaps }
call-why = Why
call-why-hint = What the client said
call-nobody = Nobody is to be called now
call-nobody-how = Whoever comes due stands on Today and is called from there, one after another.
call-over = That was the whole list
call-over-count = { $count ->
    [0] Nobody was contacted.
    [one] { $count } client contacted.
   *[other] { $count } clients contacted.
} { $skipped ->
    [0] { "" }
    [one] { $skipped } skipped.
   *[other] { $skipped } skipped.
}
call-again = Go through the skipped ({ $count })
call-back-to-today = Back to Today
