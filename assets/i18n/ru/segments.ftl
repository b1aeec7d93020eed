segments-not-judged = { $count } рано судить
segments-prospects = { $count } ещё не покупали
segments-since = Переходы с { $day }
segments-attention-first = в приоритете
segments-attention-little = не в приоритете
segments-revenue = Выручка
segments-check = чек { $sum }
segments-in = ▲ приток { $count }
segments-out = ▼ отток { $count }
segments-in-title = { $segment }: пришли с { $day }
segments-out-title = { $segment }: ушли с { $day }
segments-stages = По давности
segments-strategy-regular = На них держится дело. Берегите их ритм: напоминайте вовремя, замечайте пропуски.
segments-strategy-periodic = Им у вас нравится, но привычки ещё нет. Договаривайтесь о следующей дате, пока клиент у вас.
segments-strategy-stray = Ритма у них нет. Пишите, когда есть новость, а звонки берегите для других.
segments-strategy-one-timer = Были один раз. Дайте один хороший повод вернуться и больше не настаивайте.
segments-strategy-not-judged = Был один визит, для следующего ещё рано. Через несколько дней спросите, всё ли хорошо.
segments-strategy-prospect = Ещё ничего не купили. Предложите простой первый шаг.
segments-client = Клиент
segments-why = Почему здесь
segments-last = Был визит
segments-risk = Под угрозой
segments-risk-hint = Сколько клиент потратил бы за следующий цикл, с учётом того, насколько вероятно, что без напоминания визита не будет
segments-no-purchase = Покупок ещё не было
segments-nobody = Сейчас здесь никого нет
segments-foot = { $clients }, под угрозой { $sum }
segments-grid = Давность и ценность
segments-grid-how = Выше — были недавно, правее — чаще и на большие суммы
segments-grid-click = Число или название открывает своих клиентов
segments-buyers = { $count ->
    [one] { $count } покупатель
    [few] { $count } покупателя
   *[other] { $count } покупателей
}
segments-few-buyers = Покупателей меньше { $enough }: деление на пятые доли ещё мало что значит
segments-cell = { $group }: давность { $r }, ценность { $fm }
segments-cell-hint = { $cell }. { $clients }, выручка { $sum }
segments-rfm-new = Новички
segments-rfm-promising = Пробуют
segments-rfm-growing = Растут
segments-rfm-champions = Лучшие
segments-rfm-nudge = Напомнить
segments-rfm-loyal-late = Верные
segments-rfm-lost = Потеряны
segments-rfm-fading = Остывают
segments-rfm-win-back = Вернуть
segments-empty = Здесь клиенты разделятся на группы
segments-empty-how = Загрузите таблицу клиентов и визитов: программа увидит, кто ходит постоянно, кто время от времени, а кто был только раз.
