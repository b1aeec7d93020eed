win-back-empty = Here you win clients back
win-back-empty-how = Choose who has stopped coming. Some of them are left alone on purpose, so that you see what your letters and bonuses really brought.
win-back-new = New campaign
win-back-end = End campaign
win-back-repeat = Repeat as new
win-back-more = More about the campaign
win-back-archive = Archive
win-back-restore = Take out of the archive
win-back-running = running
win-back-over = finished
win-back-archived = archived
win-back-dates = { $count ->
    [one] { $count } client
   *[other] { $count } clients
}, list frozen on { $frozen }. Day { $day } of { $days }, the window closes on { $end }.
win-back-dates-over = { $count ->
    [one] { $count } client
   *[other] { $count } clients
}, list frozen on { $frozen }. The window closed on { $end }.
win-back-did-it-work = Did it work?
win-back-came = { $contacted } came back after contact, { $control } without
win-back-came-alone = { $contacted } came back
win-back-nobody = Nobody is to be contacted
win-back-difference = Difference { $difference } points, 95 % interval from { $low } to { $high }, p { $p }
win-back-no-control = There is no control group to compare with
win-back-interval = 95 % interval from { $low } to { $high }
win-back-contacted = Contacted
win-back-control = Not contacted
win-back-control-tab = Control
win-back-days-left = { $days ->
    [0] Today is the last day.
    [one] { $days } day is left.
   *[other] { $days } days are left.
}
win-back-window-closed = The window is closed.
win-back-cannot-tell = What it brought cannot be told:
win-back-cannot-tell-why = nobody knows how many would have come by themselves.
win-back-worked = It worked:
win-back-harmed = Fewer came than without it:
win-back-worked-why = chance alone hardly explains the difference.
win-back-too-early = Too early:
win-back-more-clients = about { $count } more clients needed to be sure.
win-back-no-difference = there is no difference to be sure of.
win-back-chance = So far the difference may be chance. { $left }
win-back-balance = Groups alike: asleep or gone { $one } and { $other }, value { $contacted } and { $control }, seed { $seed }
win-back-ladder = Ladder
win-back-money = { $revenue } returned for { $cost }
win-back-cost = { $won } per client won back; a new client costs { $new }
win-back-cost-alone = { $won } per client won back
win-back-nobody-won = Nobody has come back yet
win-back-rung = Rung
win-back-bonus = Bonus
win-back-no-bonus = none
win-back-reached = Contacts
win-back-back = Came back
win-back-spent = Cost
win-back-together = Together
win-back-from = from { $day }
win-back-frozen = Frozen list
win-back-refused = Refused
win-back-client = Client
win-back-group = Group
win-back-stage = Stage
win-back-at-start = At the start
win-back-value = Value
win-back-result = Result
win-back-away = { $days ->
    [one] { $days } day away
   *[other] { $days } days away
}
win-back-not-contacted = not contacted
win-back-came-on = came { $day }
win-back-waiting = waiting
win-back-new-title = New campaign
win-back-name = Name
win-back-name-hint = Autumn return
win-back-whom = Whom
win-back-whom-why = Who must not be contacted, refused consent or is in another campaign is never taken in.
win-back-drifting = only with a sign of drift
win-back-least = Brought so far, at least
win-back-how = How long and against what
win-back-how-why = The control group is drawn at random and left alone until the window closes: only so do you learn what the campaign brought.
win-back-window = Recovery window, days
win-back-percent = Control group, %
win-back-ladder-why = Who does not come climbs to the next rung; who buys or refuses leaves the ladder.
win-back-day = Day
win-back-cost-each = Contact costs
win-back-field = { $name }, rung { $number }
win-back-remove = Remove rung { $number }
win-back-add-rung = Add a rung
win-back-brought = Brought so far
win-back-expected = A year of them, on average
win-back-left-out = Not worth chasing
win-back-left-out-why = By the chance that they come back, a year of them is worth less than contact and bonus of the dearest rung, { $dearest }: { $sum } in all. They are left out.
win-back-small-control = So small a control group will hardly tell chance from effect.
win-back-no-members = Nobody fits. Choose other stages or a lower sum.
win-back-start = Start the campaign
win-back-needs-name = Give the campaign a name
win-back-rung-1 = Reminder of us
win-back-rung-2 = Bonus on the favourite item
win-back-rung-3 = Choice of related products
win-back-rung-4 = Discount on everything
win-back-rung-5 = Call from the owner
