start-title = Кого пора вернуть
    и что им сказать
start-trade = Чем вы занимаетесь?
start-language = Язык
start-currency = Валюта
start-import = Загрузить мою таблицу
start-import-note = Excel, CSV, контакты; всё видно до сохранения
start-demo = Посмотреть пример
start-demo-note = { $trade ->
    [salon] Салон с вымышленными клиентами за три года
    [water] Доставка воды с вымышленными клиентами за три года
    [coffee] Кофейня с вымышленными клиентами за три года
   *[other] Автосервис с вымышленными клиентами за три года
}
start-client = Добавить первого клиента
start-client-note = Хватит имени и телефона
start-offline = Без интернета, в одном файле: { $file }
start-change = Изменить
start-file = Файл магазина
start-file-proposed = Как было
start-file-absolute = Укажите полный путь, вместе с папкой
start-open = Открыть файл, который уже есть
start-file-salon = Салон
start-file-water = Вода
start-file-coffee = Кофейня
start-file-other = Мой магазин
start-tomorrow = Завтра утром здесь будет написано
start-say-agreed = { $trade ->
    [salon] Елена, обещала прийти в 11:00
    [water] Елена, просила позвонить сегодня
    [coffee] Елена, обещала зайти сегодня
   *[other] Елена, обещала приехать в 11:00
}
start-more-agreed = { $trade ->
    [salon] маникюр
    [water] вернулась из отпуска
    [coffee] зёрна, 1 кг
   *[other] тормоза
}
start-say-call = { $trade ->
    [salon] Анна, каждые 28 дней, идёт 31-й
    [water] Анна, каждые 14 дней, идёт 16-й
    [coffee] Анна, каждые 7 дней, идёт 9-й
   *[other] Анна, каждые 180 дней, идёт 185-й
}
start-more-call = { $trade ->
    [salon] прошлый раз: окрашивание
    [water] прошлый раз: три бутыли 19 л
    [coffee] прошлый раз: флэт уайт
   *[other] прошлый раз: масло и фильтры
}
start-say-offer = { $trade ->
    [salon] Светлана, через 3 дня пора на брови
    [water] Светлана, завтра пора заказать воду
    [coffee] Светлана, через 2 дня кончатся зёрна
   *[other] Светлана, через 9 дней пора менять шины
}
start-more-offer = лучше в WhatsApp
start-say-remind = { $trade ->
    [salon] Полина, через 9 дней будет два месяца
    [water] Полина, через 2 дня будет три недели
    [coffee] Полина, через 4 дня будет месяц
   *[other] Полина, через 14 дней будет год
}
start-more-remind = поздороваться, ничего не просить
start-shape-remind = Напоминание о вас, до обычного дня
start-shape-offer = Предложение, когда день близко
start-shape-call = Звонок, когда день настал
start-shape-agreed = Обещание, в названный день
