calendar-previous = Previous month
calendar-next = Next month
calendar-far = Visits to come will fill these days
calendar-closed = closed
calendar-closed-day = The shop is closed
calendar-done = { $count } done
calendar-done-of = { $done } of { $all }
calendar-over = { $count } over
calendar-made = { $count ->
    [0] No contacts were made
    [one] { $count } contact made
   *[other] { $count } contacts made
}
calendar-planned = { $count ->
    [0] Nobody comes due on this day
   *[other] { $count } planned
}
calendar-planned-over = { $count } planned, { $over } over the limit
calendar-over-all = With everybody { $over } over the limit
calendar-moves = { $count ->
    [one] { $count } moves to { $day }
   *[other] { $count } move to { $day }
}
calendar-more = { $count } more
calendar-turns = { $age ->
    [one] turns { $age }
   *[other] turns { $age }
}
calendar-other = Other contacts
calendar-open-today = Open today's list
calendar-open-list = Open as a list
calendar-weeks = Expected load, next 8 weeks
calendar-capacity = dashed: room for { $count } a week
calendar-week = Week from { $day }: { $count } of { $capacity }
calendar-empty = Here you will see the weeks ahead
calendar-empty-how = Bring in your table of clients and visits: every reminder, offer, call and birthday takes its place on a day.
calendar-export = Export to another calendar…
calendar-view = View
calendar-month = Month
calendar-by-week = Week
calendar-week-title = { $from } – { $to }
calendar-move-day = Move to { $day }
calendar-move-three = Move by three days, to { $day }
calendar-move-week = Move by a week, to { $day }
calendar-move-month = Move by four weeks, to { $day }
