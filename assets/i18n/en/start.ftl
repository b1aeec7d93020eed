start-title = Who should come back,
    and what to tell them
start-trade = What do you run?
start-language = Language
start-currency = Currency
start-import = Import my table
start-import-note = Excel, CSV, contacts; you see everything before it is saved
start-demo = Open the demo
start-demo-note = { $trade ->
    [salon] A salon with three years of invented clients
    [water] A water delivery with three years of invented clients
    [coffee] A coffee shop with three years of invented clients
   *[other] A garage with three years of invented clients
}
start-client = Add the first client
start-client-note = A name and a phone are enough
start-offline = Works offline, in one file: { $file }
start-change = Change
start-file = File of the shop
start-file-proposed = As proposed
start-file-absolute = Please give the whole path, with the folder
start-open = Open a shop you already have
start-file-salon = Salon
start-file-water = Water
start-file-coffee = Coffee shop
start-file-other = My shop
start-tomorrow = Tomorrow morning this page will say
start-say-agreed = { $trade ->
    [salon] Ellen, promised to come at 11:00
    [water] Ellen, asked to be called today
    [coffee] Ellen, promised to drop in today
   *[other] Ellen, promised to come at 11:00
}
start-more-agreed = { $trade ->
    [salon] manicure
    [water] back from a holiday
    [coffee] beans, 1 kg
   *[other] brakes
}
start-say-call = { $trade ->
    [salon] Anna, every 28 days, it is day 31
    [water] Anna, every 14 days, it is day 16
    [coffee] Anna, every 7 days, it is day 9
   *[other] Anna, every 180 days, it is day 185
}
start-more-call = { $trade ->
    [salon] last time: colouring
    [water] last time: three 19 l bottles
    [coffee] last time: flat white
   *[other] last time: oil and filters
}
start-say-offer = { $trade ->
    [salon] Sophie, brows are due in 3 days
    [water] Sophie, water is due tomorrow
    [coffee] Sophie, beans are due in 2 days
   *[other] Sophie, tyres are due in 9 days
}
start-more-offer = prefers WhatsApp
start-say-remind = { $trade ->
    [salon] Paula, in 9 days it is two months
    [water] Paula, in 2 days it is three weeks
    [coffee] Paula, in 4 days it is a month
   *[other] Paula, in 14 days it is a year
}
start-more-remind = say hello, ask for nothing
start-shape-remind = A reminder of you, before the usual day
start-shape-offer = An offer, as the day comes close
start-shape-call = A call, on the day
start-shape-agreed = A promise, on the day they named
