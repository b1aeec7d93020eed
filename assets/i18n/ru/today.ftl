today-left = { $left ->
    [one] Остался { $left } из { $all } на сегодня
    [few] Осталось { $left } из { $all } на сегодня
   *[other] Осталось { $left } из { $all } на сегодня
}
today-left-none = На сегодня никого
today-left-done = Сделано всё: { $all } из { $all }
today-at-risk = Под угрозой в этом списке
today-came-back = Вернулись за 14 дней
today-came-back-hint = Клиенты, купившие вскоре после контакта, и на какую сумму
today-rate = Доля повторных клиентов
today-rate-hint = Клиенты, покупавшие в два дня и больше, от всех, кто хоть раз купил
today-week = Ближайшие 7 дней
today-all = Все
today-client = Клиент
today-why = Почему сейчас
today-risk = Под угрозой
today-waiting = Ждёт
today-by = Как связаться
today-row = { $name }. { $reason }. Ждёт: { $waiting }. Как связаться: { $channel }
today-group-tomorrow = { $group }, перенесено на завтра
today-last-visit = { $days ->
    [0] последний визит сегодня
    [one] последний визит { $days } день назад
    [few] последний визит { $days } дня назад
   *[other] последний визит { $days } дней назад
}
today-moved = { $count ->
    [one] { $count } контакт перенесён на завтра: ваш предел { $limit } в день
    [few] { $count } контакта перенесены на завтра: ваш предел { $limit } в день
   *[other] { $count } контактов перенесено на завтра: ваш предел { $limit } в день
}
today-held = { $count ->
    [one] { $count } сообщение ждёт: не больше одного за { $days } дн.
    [few] { $count } сообщения ждут: не больше одного за { $days } дн.
   *[other] { $count } сообщений ждут: не больше одного за { $days } дн.
}
today-held-show = Кому
today-moved-show = Показать
today-moved-hide = Скрыть
today-done = Готово
today-will-come = Придёт…
today-bought = Покупка…
today-no-answer = Нет ответа
today-later = Позже…
today-refused = Отказ…
today-copy-phone = Скопировать номер
today-day = День
today-day-hint = пт, 17.10, через 3 дня
today-sum = Сумма
today-product = Что купили
today-done-count = Сделано сегодня { $count }
today-will-come-count = { $count ->
    [one] { $count } придёт
    [few] { $count } придут
   *[other] { $count } придут
}
today-bought-count = { $count ->
    [one] { $count } покупка на { $sum }
    [few] { $count } покупки на { $sum }
   *[other] { $count } покупок на { $sum }
}
today-nobody = Сегодня никого
today-all-done = На сегодня всё
today-tomorrow = { $count ->
    [one] Завтра подойдёт очередь { $count } клиента.
    [few] Завтра подойдёт очередь { $count } клиентов.
   *[other] Завтра подойдёт очередь { $count } клиентов.
}
today-next = Дальше: { $day }, { $clients }.
today-week-free = В ближайшие 7 дней очередь ни до кого не дойдёт.
today-empty = Здесь появится, с кем связаться сегодня
today-empty-how = Загрузите таблицу клиентов и визитов: программа узнает, как часто приходит каждый, и подскажет, кому напомнить, предложить или позвонить.
today-filter-channel = Как связаться
today-filter-staff = Чьи клиенты
today-take-back = Отменить
today-none-filtered = Всего на сегодня осталось: { $left }.
