days = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[other] { $count } дней
}
clients-count = { $count ->
    [one] { $count } клиент
    [few] { $count } клиента
   *[other] { $count } клиентов
}
guest = Гость
today = сегодня
yesterday = вчера
tomorrow = завтра
not-yet = ещё нет
channel-call = Позвонить
channel-sms = SMS
channel-email = Почта
channel-whatsapp = WhatsApp
channel-telegram = Telegram
channel-vk = ВКонтакте
channel-instagram = Instagram
channel-in-person = Лично
outcome-sent = сделано
outcome-will-come = придёт
outcome-bought = покупка
outcome-no-answer = нет ответа
outcome-later = позже
outcome-refused = отказ
outcome-do-not-contact = просьба не беспокоить
outcome-wrong-number = не тот номер
refusal-price = цена
refusal-quality = качество
refusal-service = обслуживание
refusal-moved-away = переезд
refusal-competitor = ушли к конкуренту
refusal-no-need = нет потребности
refusal-other = другое
trade-salon = Салон красоты
trade-water = Доставка воды
trade-coffee = Кофейня
trade-other = Другое
step-remind = Напоминание
step-offer = Предложение
step-call = Звонок
step-agreed = Договорились
step-birthday = День рождения
step-first_visit = Первый визит
steps-remind = Напоминания
steps-offer = Предложения
steps-call = Звонки
steps-agreed = Договорились
steps-birthday = Дни рождения
steps-first_visit = Первые визиты
stage-prospect = Ещё не покупали
stage-new = Новые
stage-active = Активные
stage-at_risk = Под угрозой
stage-sleeping = Спящие
stage-gone = Ушли
segment-regular = Постоянные
segment-periodic = Периодические
segment-stray = Случайные
segment-one_timer = Разовые
segment-not_judged = Рано судить
segment-prospect = Ещё не покупали
mark-vip = VIP
mark-warm = Отзывчивый
mark-cold = Не отвечает
drift-slowing = Приходит реже
drift-shrinking = Чек меньше
drift-late = Опаздывает
currency-rub = Российский рубль
currency-usd = Доллар США
currency-eur = Евро
currency-gbp = Фунт стерлингов
currency-kzt = Казахстанский тенге
currency-byn = Белорусский рубль
currency-uah = Украинская гривна
currency-amd = Армянский драм
currency-gel = Грузинский лари
currency-azn = Азербайджанский манат
currency-uzs = Узбекский сум
currency-kgs = Киргизский сом
currency-try = Турецкая лира
currency-rsd = Сербский динар
currency-pln = Польский злотый
currency-czk = Чешская крона
currency-chf = Швейцарский франк
currency-sek = Шведская крона
currency-cad = Канадский доллар
currency-aud = Австралийский доллар
currency-ils = Израильский шекель
currency-aed = Дирхам ОАЭ
currency-inr = Индийская рупия
currency-cny = Китайский юань
currency-jpy = Японская иена
currency-krw = Южнокорейская вона
save = Сохранить
step-rung = Возврат
steps-rung = Возврат
money-about = ≈ { $sum }

# Пока просматривается большой магазин
counting = Считаем…
