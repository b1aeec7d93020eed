days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
clients-count = { $count ->
    [one] { $count } client
   *[other] { $count } clients
}
guest = Guest
today = today
yesterday = yesterday
tomorrow = tomorrow
not-yet = not yet
channel-call = Call
channel-sms = SMS
channel-email = E-mail
channel-whatsapp = WhatsApp
channel-telegram = Telegram
channel-vk = VK
channel-instagram = Instagram
channel-in-person = In person
outcome-sent = done
outcome-will-come = will come
outcome-bought = bought
outcome-no-answer = no answer
outcome-later = later
outcome-refused = refused
outcome-do-not-contact = asked not to be contacted
outcome-wrong-number = wrong number
refusal-price = price
refusal-quality = quality
refusal-service = service
refusal-moved-away = moved away
refusal-competitor = went to a competitor
refusal-no-need = no need
refusal-other = other
trade-salon = Beauty salon
trade-water = Water delivery
trade-coffee = Coffee shop
trade-other = Other
step-remind = Reminder
step-offer = Offer
step-call = Call
step-agreed = Agreed
step-birthday = Birthday
step-first_visit = First visit
steps-remind = Reminders
steps-offer = Offers
steps-call = Calls
steps-agreed = Agreed
steps-birthday = Birthdays
steps-first_visit = First visits
stage-prospect = Prospect
stage-new = New
stage-active = Active
stage-at_risk = At risk
stage-sleeping = Sleeping
stage-gone = Gone
segment-regular = Regulars
segment-periodic = Periodic
segment-stray = Strays
segment-one_timer = One-timers
segment-not_judged = Not judged yet
segment-prospect = Prospects
mark-vip = VIP
mark-warm = Warm
mark-cold = Cold
drift-slowing = Slowing
drift-shrinking = Smaller checks
drift-late = Late
currency-rub = Russian rouble
currency-usd = US dollar
currency-eur = Euro
currency-gbp = Pound sterling
currency-kzt = Kazakh tenge
currency-byn = Belarusian rouble
currency-uah = Ukrainian hryvnia
currency-amd = Armenian dram
currency-gel = Georgian lari
save = Save
step-rung = Win-back
steps-rung = Win-back
money-about = ≈ { $sum }

# For the moment in which a large shop is gone through
counting = Counting…
