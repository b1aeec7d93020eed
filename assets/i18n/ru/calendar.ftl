calendar-previous = Предыдущий месяц
calendar-next = Следующий месяц
calendar-far = Эти дни заполнятся после новых визитов
calendar-closed = закрыто
calendar-closed-day = Выходной
calendar-done = { $count } готово
calendar-done-of = { $done } из { $all }
calendar-over = { $count } сверх
calendar-made = { $count ->
    [0] Контактов не было
    [one] Сделан { $count } контакт
    [few] Сделано { $count } контакта
   *[other] Сделано { $count } контактов
}
calendar-planned = { $count ->
    [0] На этот день никого нет
    [one] Запланирован { $count } контакт
    [few] Запланировано { $count } контакта
   *[other] Запланировано { $count } контактов
}
calendar-planned-over = В плане { $count }, на { $over } больше предела
calendar-over-all = Вместе со всеми на { $over } больше предела
calendar-moves = { $count ->
    [one] { $count } перейдёт на { $day }
    [few] { $count } перейдут на { $day }
   *[other] { $count } перейдут на { $day }
}
calendar-more = ещё { $count }
calendar-turns = { $age ->
    [one] { $age } год
    [few] { $age } года
   *[other] { $age } лет
}
calendar-other = Другие контакты
calendar-open-today = Открыть список на сегодня
calendar-open-list = Открыть списком
calendar-weeks = Ожидаемая нагрузка на 8 недель
calendar-capacity = пунктир: { $count } в неделю
calendar-week = Неделя с { $day }: { $count } из { $capacity }
calendar-empty = Здесь будут видны ближайшие недели
calendar-empty-how = Загрузите таблицу клиентов и визитов: каждое напоминание, предложение, звонок и день рождения займут своё место.
calendar-export = Выгрузить в другой календарь…
calendar-view = Вид
calendar-month = Месяц
calendar-by-week = Неделя
calendar-week-title = { $from } – { $to }
calendar-move-day = Перенести: { $day }
calendar-move-three = Через три дня: { $day }
calendar-move-week = Через неделю: { $day }
calendar-move-month = Через четыре недели: { $day }
