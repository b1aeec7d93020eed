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
win-back-to-come = not begun
win-back-archived = archived
win-back-dates = { $count ->
    [one] { $count } client
   *[other] { $count } clients
}, list frozen on { $frozen }. { $day ->
    [0] Begun today
   *[other] Day { $day } of { $days }
}, the window closes on { $end }.
win-back-dates-over = { $count ->
    [one] { $count } client
   *[other] { $count } clients
}, list frozen on { $frozen }. The window closed on { $end }.
win-back-dates-ended = { $count ->
    [one] { $count } client
   *[other] { $count } clients
}, list frozen on { $frozen }. Ended by hand on { $end }.
win-back-dates-to-come = { $count ->
    [one] { $count } client
   *[other] { $count } clients
}, list frozen on { $frozen }, which by this computer's clock is still to come.
win-back-did-it-work = Did it work?
win-back-came = { $contacted } came back after contact, { $control } without
win-back-came-alone = { $contacted } came back
win-back-nobody = Nobody is to be contacted
win-back-empty-list = Nobody is in this campaign
win-back-empty-standing = nobody has come so far yet. Who does enters by themselves.
win-back-empty-why = there is nobody on its list.
win-back-all-open = Nobody's window has closed yet
win-back-clock = By this computer's clock it has not begun
win-back-clock-why = the clock was set back. Set it right, and the results are here again.
win-back-no-contact = No contact has been made yet
win-back-list-empty = Nobody is here.
win-back-difference = Difference { $difference } points, 95 % interval from { $low } to { $high }, p { $p }
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
win-back-no-difference = No difference so far:
win-back-neither = nobody has come back, in neither group.
win-back-alike = the same share came back without contact.
win-back-few = so few clients cannot show what it brought.
win-back-enough = the difference lies at the edge of chance.
win-back-works-so-far = It seems to work:
win-back-harms-so-far = Fewer come than without it:
win-back-chance = So far the difference may be chance. { $left }
win-back-balance = Groups at the start: asleep or gone { $one } and { $other }, value { $contacted } and { $control }, seed { $seed }
win-back-ladder = Ladder
win-back-money = { $revenue } returned for { $cost }
win-back-cost = { $won } per client won back; a new client costs { $new }
win-back-cost-alone = { $won } per client won back
win-back-nobody-won = Nobody contacted has come back
win-back-rung = Rung
win-back-bonus = Bonus
win-back-no-bonus = no bonus
win-back-reached = Contacts
win-back-back = Came back
win-back-spent = Cost
win-back-together = Together
win-back-not-reached = not reached
win-back-from = from { $day }
win-back-entered = Who entered
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
win-back-stayed-away = did not come
win-back-new-title = New campaign
win-back-name = Name
win-back-name-hint = Autumn return
win-back-whom = Whom
win-back-whom-why = Who must not be contacted, refused consent, refused to come since the last visit or is in another campaign is never taken in.
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
win-back-expected = Expected from them in a year
win-back-left-out = Not worth chasing
win-back-left-out-why = What they are likely to bring in a year is less than the dearest rung costs, { $dearest } each: { $sum } in all. They are left out.
win-back-small-control = So small a control group will hardly tell chance from effect.
win-back-control-off = Without a control group nobody can tell how many would have come back by themselves.
win-back-no-members = Nobody fits. Choose other stages or a lower sum.
win-back-start = Start the campaign
win-back-needs-name = Give the campaign a name
win-back-rung-1 = Reminder of us
win-back-rung-2 = Bonus on the favourite item
win-back-rung-3 = Choice of related products
win-back-rung-4 = Discount on everything
win-back-rung-5 = Call from the owner
win-back-tab-campaigns = Campaigns
win-back-tab-why = Why they leave
win-back-tab-changes = What was changed
win-back-tab-spend = Advertising
win-back-tab-gone = To the archive
why-span = Over how long
why-quarter = 3 months
why-year = 12 months
why-ever = All time
why-none = Nobody has refused
why-none-why = When a client refuses, the manager chooses the reason. Here the reasons stand by how often they are given.
why-clients = { $count ->
    [0] Nobody gave a reason.
    [one] { $count } client gave a reason.
   *[other] { $count } clients gave a reason.
}
why-row = { $clients }, { $share }; they brought { $sum }. { $back ->
    [0] Nobody has bought since.
    [one] { $back } has bought since.
   *[other] { $back } have bought since.
}
why-asked = { $count ->
    [one] { $count } client asked not to be contacted
   *[other] { $count } clients asked not to be contacted
}
why-asked-list = Asked not to be contacted
why-list = Refused: { $reason }
why-said = In their own words
why-said-none = What a client says can be typed beside the reason.
changes-count = { $count ->
    [one] { $count } change
   *[other] { $count } changes
}
changes-none = Nothing was changed yet
changes-none-why = Changes of the chain, texts, cycles and bonuses are noted here by themselves and marked on the charts. What else changed, you note yourself.
changes-new = Note a change
changes-new-why = A new stylist, new prices, roadworks outside: the charts will show what came after it.
changes-what = What changed
changes-what-hint = A new stylist started
changes-when = When
changes-day = Day
changes-change = Change
changes-who = Who
changes-remove = Remove the note
spend-why = What was spent on advertising in this month. Leave it blank where it is not known.
spend-field = Spent on advertising
spend-paste = A column pasted from a spreadsheet fills this month and the months after it, one line each.
spend-refused-line = Nothing was pasted: line { $line }, “{ $text }”. { $why }
spend-refused-cells = Nothing was pasted: line { $line } has several cells. Copy one column with a sum for each month.
spend-refused-month = Nothing was pasted: line { $line } would go to { $month }, which is still to come. Choose the month of the first line, then paste.
spend-month = Month
spend-spent = Spent
spend-new-clients = New clients
spend-cost = Cost of a new client
spend-none = What a new client costs is seen once it is known what was spent
spend-new = A new client costs { $sum }
spend-won = A client won back costs { $sum }
gone-none = Nobody is gone
gone-none-why = Clients who have been away for far longer than their cycle are proposed here for the archive.
gone-why = By the rule these clients are gone. In the archive they stand in no list and no campaign takes them; their purchases still count in every chart, and whoever buys again comes back. Nothing is deleted.
gone-away = Last purchase
gone-year = Expected in a year
gone-year-why = What they would still bring in the next 12 months by their chance to return
gone-foot = { $clients }, brought so far { $sum }
gone-archive-all = Archive all ({ $count })
gone-archive-marked = Archive marked ({ $count })
gone-show = Show as clients
gone-list = Proposed for the archive
win-back-standing = Standing campaign: clients enter by themselves
win-back-standing-why = Each day who has come this far enters, with a recovery window and a draw of their own; the most money at risk first, and no more a day than you can contact. Who is not worth the dearest rung stays out; who is paused or agreed on a date enters when that is over.
win-back-from-at-risk = At risk and past the contact window
win-back-from-sleeping = Sleeping
win-back-from-gone = Gone
win-back-standing-today = So many enter today; whoever comes this far later enters by themselves.
win-back-standing-tag = standing
win-back-dates-standing-none = Nobody has entered since { $since }.
win-back-dates-standing = { $count ->
    [one] { $count } client has entered since { $since }
   *[other] { $count } clients have entered since { $since }
}, the last on { $last }. { $open ->
    [one] { $open } window is open.
   *[other] { $open } windows are open.
}
win-back-still-open = { $count ->
    [0] All windows are closed.
    [one] { $count } client whose window is open is not counted yet.
   *[other] { $count } clients whose windows are open are not counted yet.
}
win-back-none-closed = no recovery window has closed yet.
win-back-left-out-show = Show them
