charts-range-year = { $span ->
    [quarter] Последние 4 квартала
   *[month] Последние 12 месяцев
}
charts-range-two-years = { $span ->
    [quarter] Последние 8 кварталов
   *[month] Последние 24 месяца
}
charts-range-all = { $span ->
    [quarter] Все кварталы
   *[month] Все месяцы
}
charts-by = Показатели
charts-by-months = Месяцы
charts-by-quarters = Кварталы
charts-compare = Год назад
charts-compare-about = { $span ->
    [quarter] Рядом — те же кварталы годом раньше. Состав удержания, прогноз и сетка RFM — только о настоящем
   *[month] Рядом — те же месяцы годом раньше. Состав удержания, прогноз и сетка RFM — только о настоящем
}
charts-span = { $from } – { $to }
charts-empty-title = Покупок пока нет
charts-empty = Когда появятся покупки, здесь по месяцам будет видно, возвращаются ли клиенты: повторные покупки, удержание, кто пришёл и кто вернулся.
charts-later = { $count ->
    [one] { $count } покупка позже сегодняшнего дня.
    [few] { $count } покупки позже сегодняшнего дня.
   *[many] { $count } покупок позже сегодняшнего дня.
}
charts-later-why = Пока их день не настал, на графиках их нет. Верна ли дата на этом компьютере?
charts-how = Как считается: { $name }
charts-window = { $name }: активен, если есть покупка за последние
charts-not-yet = Ещё нет
charts-moved = { $figure }, { $change }
charts-up = на { $points } п. п. выше
charts-down = на { $points } п. п. ниже
charts-unchanged = без изменений
charts-up-on = на { $points } п. п. выше, чем { $month }
charts-down-on = на { $points } п. п. ниже, чем { $month }
charts-unchanged-since = как { $month }
charts-swing-more = { $span ->
    [quarter] Больше обычных ±{ $swing } за квартал
   *[month] Больше обычных колебаний ±{ $swing }
}
charts-swing-within = { $span ->
    [quarter] В пределах обычных ±{ $swing } за квартал
   *[month] В пределах обычных колебаний ±{ $swing }
}
charts-swing-unknown = { $span ->
    [quarter] Мало кварталов, чтобы знать обычные колебания
   *[month] Мало месяцев, чтобы знать обычные колебания
}
charts-second = { $parts }, { $change }
charts-so-far = Пока { $month }: { $figure }, { $days ->
    [0] последний день
    [one] остался { $days } день
    [few] осталось { $days } дня
   *[other] осталось { $days } дней
}
charts-of = { $part } из { $whole }
charts-this-year = в этом году
charts-year-ago = год назад
charts-tip-rate = { $rate }: { $part } из { $whole }
charts-tip-year-ago = Год назад: { $figure }
charts-tip-running = { $month }, пока: { $days ->
    [0] последний день
    [one] остался { $days } день
    [few] осталось { $days } дня
   *[other] осталось { $days } дней
}
charts-rpr = Доля повторных покупателей
charts-rpr-first = { $rate } клиентов приходили больше одного раза
charts-rpr-none = Пока покупали только гости
charts-rpr-about = { $span ->
    [quarter] Клиенты с покупками в два дня и больше ÷ все, кто хоть раз покупал, на конец квартала. Сейчас { $part } ÷ { $whole }. Две покупки в один день — одна; гости не считаются.
   *[month] Клиенты с покупками в два дня и больше ÷ все, кто хоть раз покупал, на конец месяца. Сейчас { $part } ÷ { $whole }. Две покупки в один день — одна; гости не считаются.
}
charts-crr = Удержание клиентов
charts-crr-sentence = Из активных на { $day } осталось { $rate }
charts-crr-none = { $span ->
    [quarter] Нужен полный квартал, в начале которого были активные клиенты
   *[month] Нужен полный месяц, в начале которого были активные клиенты
}
charts-crr-about = { $span ->
    [quarter] Какая доля покупавших за { $days } дн. до квартала покупала и за { $days } дн. до следующего; не больше 100 %. { $own } дн. — три обычных цикла этого магазина. Формула из учебника, (на конец − новые) ÷ на начало, считает и вернувшихся, поэтому может показать больше.
   *[month] Какая доля покупавших за { $days } дн. до месяца покупала и за { $days } дн. до следующего; не больше 100 %. { $own } дн. — три обычных цикла этого магазина. Формула из учебника, (на конец − новые) ÷ на начало, считает и вернувшихся, поэтому может показать больше.
}
charts-active-on = Активны на { $day }
charts-lost = Ушли
charts-new = Новые
charts-back = Вернулись
charts-joined = Новые и вернулись
charts-textbook = По учебнику: ({ $end } − { $new }) ÷ { $start } =
charts-lost-clients = { $count ->
    [one] { $count } ушедший клиент
    [few] { $count } ушедших клиента
   *[other] { $count } ушедших клиентов
}
charts-came = Кто приходил
charts-came-sentence = { $all } { $month }: новых { $new }, после паузы { $back }
charts-came-first = { $all } пока { $month }: новых { $new }, после паузы { $back }
charts-came-about = { $span ->
    [quarter] Клиенты, у которых в квартале была хоть одна покупка: кто приходил в двух его месяцах, считается один раз. После паузы: покупали раньше, но не за { $days } дн. до квартала.
   *[month] Клиенты, у которых в месяце была хоть одна покупка. После паузы: покупали раньше, но не за { $days } дн. до месяца.
}
charts-came-tip = Пришли: { $all }
    Не в первый раз: { $returning }
    Новые: { $new }
    После паузы: { $back }
charts-part-usual = не в первый раз
charts-part-new = новые
charts-part-back = после паузы
charts-rr = Доля вернувшихся
charts-rr-sentence = { $rate } спящих вернулись { $month }
charts-rr-none = { $span ->
    [quarter] В начале последнего полного квартала спящих не было
   *[month] В начале последнего полного месяца спящих не было
}
charts-rr-about = { $span ->
    [quarter] Спящие на начало квартала: покупали раньше, но не за { $days } дн. до него. Доля — сколько из них купили в этом квартале. 10–30 % — хорошо.
   *[month] Спящие на начало месяца: покупали раньше, но не за { $days } дн. до него. Доля — сколько из них купили в этом месяце. 10–30 % — хорошо.
}
charts-good = 10–30 % — хорошо
charts-revenue = Выручка повторных покупок
charts-revenue-sentence = { $sum } { $month }, { $share } выручки
charts-revenue-nothing = Выручки { $month } не было
charts-revenue-of = Из { $sum }
charts-revenue-about = Все покупки после первого дня клиента за вычетом возвратов. Остальное — первые покупки и гости.
charts-revenue-tip = Выручка: { $all }
    Повторные покупки: { $repeat }, { $share }
    Гости: { $guests }
charts-part-repeat = повторные покупки
charts-part-first = первые покупки и гости
charts-cohorts = { $span ->
    [quarter] Доля пришедших снова, по кварталам после первого визита
   *[month] Доля пришедших снова, по месяцам после первого визита
}
charts-cohorts-sentence = { $share } новичков { $cohort } снова пришли { $month }
charts-cohorts-average = { $span ->
    [quarter] { $count ->
        [1] Кварталом раньше было { $share }
        [one] В среднем за { $count } квартал до этого — { $share }
        [few] В среднем за { $count } квартала до этого — { $share }
       *[other] В среднем за { $count } кварталов до этого — { $share }
    }
   *[month] { $count ->
        [1] Месяцем раньше было { $share }
        [one] В среднем за { $count } месяц до этого — { $share }
        [few] В среднем за { $count } месяца до этого — { $share }
       *[other] В среднем за { $count } месяцев до этого — { $share }
    }
}
charts-cohorts-none = { $span ->
    [quarter] Нужны новые клиенты и полный квартал после их первого
   *[month] Нужны новые клиенты и полный месяц после их первого
}
charts-cohorts-about = { $span ->
    [quarter] Строка — клиенты, чья первая покупка была в этом квартале; клетка — доля тех из них, кто покупал в первый, второй… квартал после него. Заштрихован текущий квартал; пустые клетки ещё не наступили.
   *[month] Строка — клиенты, чья первая покупка была в этом месяце; клетка — доля тех из них, кто покупал в первый, второй… месяц после него. Заштрихован текущий месяц; пустые клетки ещё не наступили.
}
charts-cohort-tip = Первый визит: { $cohort }
    { $month }: { $share }, { $part } из { $whole }
charts-cohort-tip-running = Первый визит: { $cohort }
    { $month }, пока: { $share }, { $part } из { $whole }
charts-cohort-tip-year-ago = Пришедшие годом раньше: { $figure }
charts-cohort-size = Первый визит: { $month }
    Клиентов: { $count }
charts-first-visit = Первый визит
charts-stamp = { $day }: { $what }
charts-log-chain = Цепочка: { $old } → { $new }
charts-log-template = Текст: { $old } → { $new }
charts-log-threshold = Дней: { $old } → { $new }
charts-log-bonus = Бонус: { $old } → { $new }
charts-log-own = Изменение: { $old } → { $new }
charts-list-active = { $month }: приходили
charts-list-usual = { $month }: не в первый раз
charts-list-new = { $month }: новые клиенты
charts-list-back = { $month }: после паузы
charts-list-kept = { $month }: остались активными
charts-list-start = { $month }: активны на начало
charts-list-end = { $month }: активны на конец
charts-list-lost = { $month }: ушли
charts-list-joined = { $month }: новые и вернувшиеся
charts-list-repeat = { $month }: приходили больше одного раза
charts-list-cohort = Первый визит: { $month }, снова: { $later }
charts-more = на { $count } больше
charts-fewer = на { $count } меньше
charts-came-moved = { $all } { $month }, { $change }: новых { $new }, после паузы { $back }
charts-revenue-second = Из { $sum }, доля { $change }
charts-counting = Считаем…
file-making = Готовим файл…
charts-check = Средний чек
charts-check-sentence = { $sum } { $month }
charts-check-parts = { $sum }, покупок: { $count }
charts-check-tip = { $sum }: { $parts }
charts-check-none = { $span ->
    [quarter] Нужен полный квартал с покупками
   *[month] Нужен полный месяц с покупками
}
charts-check-about = { $span ->
    [quarter] Сумма покупок квартала ÷ их число. Возвраты и гости не входят; визит без суммы считается покупкой.
   *[month] Сумма покупок месяца ÷ их число. Возвраты и гости не входят; визит без суммы считается покупкой.
}
charts-ltv = Ценность клиента
charts-ltv-sentence = { $sum } на клиента к сегодняшнему дню
charts-ltv-tip = { $sum } на клиента: { $all }, клиентов: { $count }
charts-ltv-about = Три величины, которые не смешиваются. К сегодняшнему дню, и линия: всё, что принесли клиенты к концу { $span ->
    [quarter] квартала
   *[month] месяца
}, за вычетом возвратов, ÷ число покупавших к этому дню. Отдельно за { $span ->
    [quarter] квартал
   *[month] месяц
}: (выручка − реклама) ÷ число приходивших в нём. Прогноз: сколько программа ждёт от каждого клиента за следующие 365 дней (как часто — MBG/NBD, по сколько — Gamma-Gamma), вместе, ÷ все клиенты; нужно 50 клиентов, пришедших снова. Гости не входят нигде.
charts-worth-so-far = К сегодняшнему дню
charts-worth-so-far-of = { $all } ÷ { $count ->
    [one] { $count } клиент
    [few] { $count } клиента
   *[other] { $count } клиентов
}
charts-worth-period = { $month } отдельно
charts-worth-period-of = ({ $revenue } − { $spent } рекламы) ÷ { $count ->
    [one] { $count } клиент
    [few] { $count } клиента
   *[other] { $count } клиентов
}
charts-worth-year = Прогноз на 12 месяцев
charts-worth-few = { $have ->
    [one] снова пришёл { $have } клиент
    [few] снова пришли { $have } клиента
   *[other] снова пришли { $have } клиентов
}, нужно { $need }
charts-worth-no-fit = пока ни одна модель не подходит к этим покупкам
charts-list-expected = Кого ждём в следующие 12 месяцев
charts-segments = { $span ->
    [quarter] Сегменты на конец квартала
   *[month] Сегменты на конец месяца
}
charts-segments-sentence = Постоянные: { $rate } клиентов
charts-segments-about = { $span ->
    [quarter] Все, кто хоть раз покупал, по ритму, какими они были в конце квартала. Текущий квартал показывает сегодня. Прошлое судим по тому, что было известно тогда.
   *[month] Все, кто хоть раз покупал, по ритму, какими они были в конце месяца. Текущий месяц показывает сегодня. Прошлое судим по тому, что было известно тогда.
}
charts-stages = { $span ->
    [quarter] Стадии на конец квартала
   *[month] Стадии на конец месяца
}
charts-stages-sentence = Активные и новые: { $rate } клиентов
charts-stages-about = { $span ->
    [quarter] Все, кто хоть раз покупал, по времени с последней покупки против их цикла, какими они были в конце квартала. Текущий квартал показывает сегодня.
   *[month] Все, кто хоть раз покупал, по времени с последней покупки против их цикла, какими они были в конце месяца. Текущий месяц показывает сегодня.
}
charts-share-tip = { $name }: { $share }, { $count }
charts-share-tip-year-ago = { $name }: { $share }, { $count }; год назад { $before }
charts-results = Что принесли контакты
charts-results-sentence = Покупкой закончились { $won } из { $done } контактов, { $share }
charts-results-second = Всего { $sum }; сами пришли: { $alone }
charts-results-none = { $span ->
    [quarter] В эти кварталы контактов ещё не было
   *[month] В эти месяцы контактов ещё не было
}
charts-results-about = { $span ->
    [quarter] Контакты показанных кварталов. Покупка в течение { $days } дн. засчитывается последнему контакту перед ней, и только раз. Серое — все контакты, зелёное — те, после которых купили; черта — где кончилось бы зелёное с долей год назад, как она была известна тогда.
   *[month] Контакты показанных месяцев. Покупка в течение { $days } дн. засчитывается последнему контакту перед ней, и только раз. Серое — все контакты, зелёное — те, после которых купили; черта — где кончилось бы зелёное с долей год назад, как она была известна тогда.
}
charts-results-figure = { $won } из { $done } · { $share }
charts-results-tip = { $name }, контактов: { $done }
    Ответили: { $answered }
    Купили: { $won }, { $share }
    Выручка: { $sum }
charts-by-step = Шаг
charts-by-channel = Канал
charts-by-template = Текст
charts-by-staff = Кто
charts-no-template = Без текста
charts-no-staff = Не указан
charts-rung = { $name }: ступень { $rung }
charts-list-known = { $month }: покупали к концу
charts-list-standing = { $month }: { $name }
charts-list-contacted = С кем связывались, начиная: { $month }
charts-save = Сохранить: { $name }
charts-save-png = Картинка (PNG)
charts-save-svg = Картинка (SVG)
charts-save-csv = Таблица (CSV)
charts-csv-so-far = Пока
charts-csv-yes = да
charts-csv-month = { $span ->
    [quarter] Квартал
   *[month] Месяц
}
charts-csv-rpr = Приходили больше раза, Клиентов, Доля повторных %
charts-csv-crr = Дней окна, Активны на начало, Остались, Активны на конец, Новые, Удержание %, По учебнику %
charts-csv-came = Пришли, Не в первый раз, Новые, После паузы
charts-csv-rr = Дней окна, Спящие, Вернулись, Доля вернувшихся %
charts-csv-revenue = Выручка, Повторные покупки, Гости, Доля повторных %
charts-csv-check = Покупок, Сумма, Средний чек
charts-csv-ltv = Клиентов всего, Выручка всего, На клиента
charts-csv-cohorts = Первый визит, Клиентов
charts-csv-results = По чему, Название, Контактов, Ответили, Купили, Выручка
charts-csv-grid = Давность, Ценность, Клиентов, Выручка
report-menu = Отчёт
report-month = { $span ->
    [quarter] Отчёт за квартал для печати…
   *[month] Отчёт за месяц для печати…
}
report-calls = Список на сегодня для печати…
report-file = Отчёт
report-title = Возвращаются ли клиенты: { $span }
report-made = На { $day }
report-key = Главные числа
report-no-month = { $span ->
    [quarter] Для главных чисел нужен хотя бы один полный квартал.
   *[month] Для главных чисел нужен хотя бы один полный месяц.
}
report-came = Пришло клиентов
report-new = Из них новые
report-purchases = Покупок
report-revenue = Выручка
report-changes = Изменения, отмеченные на графиках
report-campaigns = Кампании возврата
report-no-campaigns = Кампаний ещё не было.
call-list-file = Кому звонить
call-list-title = С кем связаться { $day }
call-list-count = { $count ->
    [one] { $count } клиент
    [few] { $count } клиента
   *[other] { $count } клиентов
}
call-list-client = Клиент
call-list-how = Как
call-list-why = Почему
call-list-say = Что сказать
call-list-empty = Сегодня связываться не с кем
charts-grid = Сетка RFM
charts-results-more = и ещё { $count }: все есть в таблице
