message-remind = {"{name}"}, hello from {"{shop}"}! We think of you and wish you a lovely week.
message-offer = {"{name}"}, it has been {"{days_since}"} days since your last visit ({"{last_product}"}). We have free time this week and would gladly keep some for you.
message-call = Good afternoon, {"{name}"}! This is {"{shop}"}. It has been {"{days_since}"} days since your last visit ({"{last_product}"}). Shall I book you this week?
message-agreed = Good afternoon, {"{name}"}! This is {"{shop}"}. We agreed that I would be in touch on {"{due_date}"}. Which time suits you best?
message-birthday = Happy birthday, {"{name}"}! All of us at {"{shop}"} wish you a bright year.
message-first_visit = {"{name}"}, thank you for coming to {"{shop}"}! Is everything as you wanted it ({"{last_product}"})? If anything can be better, just tell us.
message-rung = {"{name}"}, we have not seen you at {"{shop}"} for a while. We remember how you like it and would be glad to see you.
message-rung-bonus = {"{name}"}, we have not seen you at {"{shop}"} for a while. A bonus of {"{bonus}"} is waiting for you.
message-free = Good afternoon, {"{name}"}! This is {"{shop}"}.
message-subject = { $shop }
message-of-program = Usual text
message-field-name = name
message-field-full_name = full name
message-field-last_product = last purchase
message-field-favourite = favourite
message-field-days_since = days since the last visit
message-field-due_date = expected day
message-field-bonus = bonus
message-field-shop = name of the shop
message-field-staff = who you are
message-empty = { $fields }: not known, left out
message-unknown = { $fields }: there is no such field
message-bonus = You may offer { $what }
message-bonus-up-to = { $what }, up to { $sum }
message-bonus-sum = a bonus of up to { $sum }
message-cap = { $days ->
    [0] A message was sent today; at most one in { $cap } days
    [one] A message was sent yesterday; at most one in { $cap } days
   *[other] A message was sent { $days } days ago; at most one in { $cap } days
}
message-say = Say
message-send = Send
message-change = Change
message-sent-by = Opened { $channel }; the text is copied too
