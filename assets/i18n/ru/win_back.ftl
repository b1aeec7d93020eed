win-back-empty = Здесь возвращают клиентов
win-back-empty-how = Выберите тех, кто перестал приходить. Часть из них намеренно не тронем — так станет видно, что на самом деле принесли ваши письма и бонусы.
win-back-new = Новая кампания
win-back-end = Завершить
win-back-repeat = Повторить как новую
win-back-more = Ещё о кампании
win-back-archive = В архив
win-back-restore = Вернуть из архива
win-back-running = идёт
win-back-over = завершена
win-back-to-come = не началась
win-back-archived = в архиве
win-back-dates = { $count ->
    [one] { $count } клиент
    [few] { $count } клиента
   *[other] { $count } клиентов
}, список зафиксирован { $frozen }. { $day ->
    [0] Началась сегодня
   *[other] День { $day } из { $days }
}, окно закроется { $end }.
win-back-dates-over = { $count ->
    [one] { $count } клиент
    [few] { $count } клиента
   *[other] { $count } клиентов
}, список зафиксирован { $frozen }. Окно закрылось { $end }.
win-back-dates-ended = { $count ->
    [one] { $count } клиент
    [few] { $count } клиента
   *[other] { $count } клиентов
}, список зафиксирован { $frozen }. Завершена вручную { $end }.
win-back-dates-to-come = { $count ->
    [one] { $count } клиент
    [few] { $count } клиента
   *[other] { $count } клиентов
}, список зафиксирован { $frozen }: по часам компьютера этот день ещё не наступил.
win-back-did-it-work = Сработало?
win-back-came = Вернулись { $contacted } после контакта, { $control } без него
win-back-came-alone = Вернулись { $contacted }
win-back-nobody = Связываться не с кем
win-back-empty-list = В этой кампании никого нет
win-back-empty-standing = до порога пока никто не дошёл. Кто дойдёт, войдёт без вашего участия.
win-back-empty-why = в её списке никого нет.
win-back-all-open = Ни одно окно ещё не закрылось
win-back-clock = По часам компьютера она ещё не началась
win-back-clock-why = часы переведены назад. Поставьте их верно, и итоги снова будут здесь.
win-back-no-contact = Контактов ещё не было
win-back-list-empty = Здесь никого нет.
win-back-difference = Разница { $difference } п. п., 95 % интервал от { $low } до { $high }, p { $p }
win-back-no-control = Контрольной группы для сравнения нет
win-back-interval = 95 % интервал от { $low } до { $high }
win-back-contacted = С контактом
win-back-control = Без контакта
win-back-control-tab = Контроль
win-back-days-left = { $days ->
    [0] Сегодня последний день.
    [one] Остался { $days } день.
    [few] Осталось { $days } дня.
   *[other] Осталось { $days } дней.
}
win-back-window-closed = Окно закрыто.
win-back-cannot-tell = Что она дала, сказать нельзя:
win-back-cannot-tell-why = неизвестно, сколько пришло бы само.
win-back-worked = Сработало:
win-back-harmed = Пришло меньше, чем без неё:
win-back-worked-why = одной случайностью разницу не объяснить.
win-back-too-early = Рано судить:
win-back-more-clients = для уверенности нужно ещё примерно { $count } { $count ->
    [one] клиент
    [few] клиента
   *[other] клиентов
}.
win-back-no-difference = Разницы пока нет:
win-back-neither = ни в одной из групп никто не вернулся.
win-back-alike = без контакта вернулась такая же доля.
win-back-few = так мало клиентов не покажут, что она дала.
win-back-enough = разница на грани случайной.
win-back-works-so-far = Похоже, работает:
win-back-harms-so-far = Приходит меньше, чем без неё:
win-back-chance = Пока разница может быть случайной. { $left }
win-back-balance = Группы на старте: спящих и ушедших { $one } и { $other }, ценность { $contacted } и { $control }, зерно { $seed }
win-back-ladder = Лестница
win-back-money = Вернулось { $revenue } за { $cost }
win-back-cost = { $won } за возвращённого; новый клиент стоит { $new }
win-back-cost-alone = { $won } за возвращённого клиента
win-back-nobody-won = Никто с контактом не вернулся
win-back-rung = Ступень
win-back-bonus = Бонус
win-back-no-bonus = без бонуса
win-back-reached = Контакты
win-back-back = Вернулись
win-back-spent = Затраты
win-back-together = Всего
win-back-not-reached = не дошло
win-back-from = с { $day }
win-back-entered = Кто вошёл
win-back-frozen = Весь список
win-back-refused = Отказались
win-back-client = Клиент
win-back-group = Группа
win-back-stage = Стадия
win-back-at-start = На старте
win-back-value = Ценность
win-back-result = Итог
win-back-away = нет { $days } { $days ->
    [one] день
    [few] дня
   *[other] дней
}
win-back-not-contacted = без контакта
win-back-came-on = приход { $day }
win-back-waiting = ждём
win-back-stayed-away = без визита
win-back-new-title = Новая кампания
win-back-name = Название
win-back-name-hint = Осеннее возвращение
win-back-whom = Кого возвращаем
win-back-whom-why = Кого нельзя беспокоить, кто не дал согласия, после последнего визита отказался прийти или уже в другой кампании, в список не попадает.
win-back-drifting = только с признаками ухода
win-back-least = Принёс не меньше
win-back-how = Сколько времени и с чем сравнить
win-back-how-why = Контрольная группа выбирается случайно, и до закрытия окна её не трогают: только так видно, что дала кампания.
win-back-window = Окно возврата, дней
win-back-percent = Контрольная группа, %
win-back-ladder-why = Кто не пришёл, поднимается на следующую ступень; кто купил или отказался, покидает лестницу.
win-back-day = День
win-back-cost-each = Цена контакта
win-back-field = { $name }, ступень { $number }
win-back-remove = Убрать ступень { $number }
win-back-add-rung = Добавить ступень
win-back-brought = Принесли до сих пор
win-back-expected = Ждём от них за год
win-back-left-out = Не стоит возвращать
win-back-left-out-why = За год они, скорее всего, принесут меньше, чем стоит самая дорогая ступень, { $dearest }: всего { $sum }. В список они не войдут.
win-back-small-control = В такой маленькой контрольной группе случай трудно отличить от эффекта.
win-back-control-off = Без контрольной группы не узнать, сколько клиентов вернулось бы и так.
win-back-no-members = Никто не подходит. Выберите другие стадии или сумму поменьше.
win-back-start = Начать кампанию
win-back-needs-name = Назовите кампанию
win-back-rung-1 = Напоминание о нас
win-back-rung-2 = Бонус на любимое
win-back-rung-3 = Похожее на выбор
win-back-rung-4 = Скидка на всё
win-back-rung-5 = Звонок владельца
win-back-tab-campaigns = Кампании
win-back-tab-why = Почему уходят
win-back-tab-changes = Что меняли
win-back-tab-spend = Реклама
win-back-tab-gone = В архив
why-span = За сколько времени
why-quarter = 3 месяца
why-year = 12 месяцев
why-ever = Всё время
why-none = Никто не отказался
why-none-why = Когда клиент отказывается, менеджер выбирает причину. Здесь причины стоят по тому, как часто их называют.
why-clients = { $count ->
    [0] Причину никто не назвал.
    [one] Причину назвал { $count } клиент.
    [few] Причину назвали { $count } клиента.
   *[many] Причину назвали { $count } клиентов.
}
why-row = { $clients }, { $share }; принесли { $sum }. { $back ->
    [0] С тех пор никто не купил.
    [one] С тех пор купил { $back }.
   *[other] С тех пор купили { $back }.
}
why-asked = { $count ->
    [one] { $count } клиент просил не беспокоить
    [few] { $count } клиента просили не беспокоить
   *[many] { $count } клиентов просили не беспокоить
}
why-asked-list = Просили не беспокоить
why-list = Отказ: { $reason }
why-said = Своими словами
why-said-none = Что сказал клиент, можно написать рядом с причиной.
changes-count = { $count ->
    [one] { $count } изменение
    [few] { $count } изменения
   *[many] { $count } изменений
}
changes-none = Пока ничего не меняли
changes-none-why = Изменения цепочки, текстов, циклов и бонусов записываются сюда сами и отмечаются на графиках. Остальное записываете вы.
changes-new = Записать изменение
changes-new-why = Новый мастер, новые цены, ремонт на улице: графики покажут, что было после.
changes-what = Что изменилось
changes-what-hint = Начал работать новый мастер
changes-when = Когда
changes-day = День
changes-change = Изменение
changes-who = Кто
changes-remove = Убрать запись
spend-why = Сколько ушло на рекламу за этот месяц. Оставьте пустым, если неизвестно.
spend-field = Потрачено на рекламу
spend-paste = Столбец, вставленный из таблицы, заполнит этот месяц и следующие за ним, по строке на месяц.
spend-refused-line = Ничего не вставлено: строка { $line }, «{ $text }». { $why }
spend-refused-cells = Ничего не вставлено: в строке { $line } несколько ячеек. Скопируйте один столбец, по сумме на месяц.
spend-refused-month = Ничего не вставлено: строке { $line } достался бы месяц «{ $month }», а он ещё не наступил. Выберите месяц первой строки и вставьте снова.
spend-month = Месяц
spend-spent = Потрачено
spend-new-clients = Новых клиентов
spend-cost = Цена нового клиента
spend-none = Сколько стоит новый клиент, будет видно, когда известны затраты
spend-new = Новый клиент стоит { $sum }
spend-won = Возвращённый клиент стоит { $sum }
gone-none = Ушедших нет
gone-none-why = Здесь предлагаются в архив клиенты, которых нет гораздо дольше их цикла.
gone-why = По правилам эти клиенты ушли. В архиве их нет ни в списках, ни в кампаниях; их покупки остаются во всех графиках, а кто купит снова, вернётся. Ничего не удаляется.
gone-away = Последняя покупка
gone-year = Ждём за год
gone-year-why = Сколько они ещё принесли бы за 12 месяцев с учётом вероятности вернуться
gone-foot = { $clients }, принесли { $sum }
gone-archive-all = Всех в архив ({ $count })
gone-archive-marked = Отмеченных в архив ({ $count })
gone-show = Показать в клиентах
gone-list = Предложены в архив
win-back-standing = Постоянная кампания: клиенты входят сами
win-back-standing-why = Каждый день входят те, кто дошёл до этого, каждый со своим окном возврата и своим жребием; первыми те, где больше денег под угрозой, и не больше, чем вы успеете за день. Кто не стоит самой дорогой ступени, не входит; кто на паузе или договорился о дне, входит, когда это пройдёт.
win-back-from-at-risk = Под угрозой, и окно контакта прошло
win-back-from-sleeping = Спящие
win-back-from-gone = Ушедшие
win-back-standing-today = Столько войдёт сегодня; остальные войдут, когда дойдут до этого.
win-back-standing-tag = постоянная
win-back-dates-standing-none = С { $since } никто не вошёл.
win-back-dates-standing = { $count ->
    [one] С { $since } вошёл { $count } клиент
    [few] С { $since } вошли { $count } клиента
   *[many] С { $since } вошли { $count } клиентов
}, последний { $last }. { $open ->
    [one] Открыто { $open } окно.
    [few] Открыты { $open } окна.
   *[many] Открыто { $open } окон.
}
win-back-still-open = { $count ->
    [0] Все окна закрыты.
    [one] { $count } клиент, чьё окно ещё открыто, пока не посчитан.
    [few] { $count } клиента, чьи окна ещё открыты, пока не посчитаны.
   *[many] { $count } клиентов, чьи окна ещё открыты, пока не посчитаны.
}
win-back-none-closed = ни одно окно возврата ещё не закрылось.
win-back-left-out-show = Показать их
