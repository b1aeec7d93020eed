reason-cycle = { $every }, сегодня { $day }-й день
every-own = { $spread ->
    [one] Каждые { $days } ± { $spread } день
    [few] Каждые { $days } ± { $spread } дня
   *[other] Каждые { $days } ± { $spread } дней
}
every-plain = { $days ->
    [one] Каждый { $days } день
    [few] Каждые { $days } дня
   *[other] Каждые { $days } дней
}
every-product = { $days ->
    [one] Каждый { $days } день, обычно для «{ $product }»
    [few] Каждые { $days } дня, обычно для «{ $product }»
   *[other] Каждые { $days } дней, обычно для «{ $product }»
}
every-shop = { $days ->
    [one] Каждый { $days } день, как обычно у ваших клиентов
    [few] Каждые { $days } дня, как обычно у ваших клиентов
   *[other] Каждые { $days } дней, как обычно у ваших клиентов
}
every-preset = { $days ->
    [one] Каждый { $days } день, как принято в отрасли
    [few] Каждые { $days } дня, как принято в отрасли
   *[other] Каждые { $days } дней, как принято в отрасли
}
every-from-visits = { $visits ->
    [one] { $every }, по { $visits } визиту
    [few] { $every }, по { $visits } визитам
   *[other] { $every }, по { $visits } визитам
}
reason-visit = Придёт по договорённости, { $day }
reason-visit-at = Придёт по договорённости, { $day } в { $time }
reason-call-back = Просьба связаться, { $day }
day-today = сегодня, { $date }
day-tomorrow = завтра, { $date }
day-yesterday = вчера, { $date }
reason-turns = { $age ->
    [one] Исполнится { $age } год: { $day }
    [few] Исполнится { $age } года: { $day }
   *[other] Исполнится { $age } лет: { $day }
}
reason-turned = { $age ->
    [one] Исполнился { $age } год: { $day }
    [few] Исполнилось { $age } года: { $day }
   *[other] Исполнилось { $age } лет: { $day }
}
reason-birthday = День рождения: { $day }
reason-first-visit = { $days ->
    [one] Первый визит { $days } день назад
    [few] Первый визит { $days } дня назад
   *[other] Первый визит { $days } дней назад
}
reason-no-answer = { $tries ->
    [one] { "" } · в прошлый раз нет ответа
    [few] { "" } · нет ответа { $tries } раза
   *[other] { "" } · нет ответа { $tries } раз
}
rhythm = Вовремя { $on-time } из { $gaps }, { $missed ->
    [0] пропусков нет
    [one] { $missed } пропуск
    [few] { $missed } пропуска
   *[other] { $missed } пропусков
}
rhythm-no-gaps = Один визит{ $missed ->
    [0] { "" }
    [one] , с тех пор { $missed } пропуск
    [few] , с тех пор { $missed } пропуска
   *[other] , с тех пор { $missed } пропусков
}
drift-slowing-figures = Теперь каждые { $recent } дн., было { $earlier }
drift-shrinking-figures = Средний чек теперь { $recent }, было { $earlier }
drift-late-figures = { $days ->
    [one] На { $days } день позже обычного
    [few] На { $days } дня позже обычного
   *[other] На { $days } дней позже обычного
}
risk = Сколько в среднем потеряем, если не связаться: вероятность, что не придёт, × ожидаемый чек, за следующий цикл.
risk-fitted = Прогноз моделями MBG/NBD и Gamma-Gamma по { $count } { $count ->
    [one] покупателю
   *[other] покупателям
}.
risk-too-few = { $have ->
    [0] Повторно ещё никто не покупал, а для прогноза нужно { $needed } клиентов
    [one] Повторно покупал { $have } клиент, а для прогноза нужно { $needed }
    [few] Повторно покупали { $have } клиента, а для прогноза нужно { $needed }
   *[other] Повторно покупали { $have } клиентов, а для прогноза нужно { $needed }
}, поэтому взят средний из пяти последних чеков.
risk-no-fit = Прогноз по этим покупкам пока не строится, поэтому взят средний из пяти последних чеков.
reason-also = { "" } · и ещё { $products }
reason-rung = { $campaign }: { $rung } · { $days ->
    [one] { $days } день не приходит
    [few] { $days } дня не приходит
   *[other] { $days } дней не приходит
}
reason-rung-bonus = { $rung }, бонус { $bonus }
