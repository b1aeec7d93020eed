did-client-added = Добавлен клиент: { $name }
did-client-edited = { $name }: изменения сохранены
did-clients-archived = { $count ->
    [one] В архиве: { $name }
    [few] { $count } клиента в архиве
   *[other] { $count } клиентов в архиве
}
did-clients-restored = { $count ->
    [one] Из архива: { $name }
    [few] { $count } клиента из архива
   *[other] { $count } клиентов из архива
}
did-client-paused = { $name }: пауза до { $day }
did-postponed = { $name }: перенесено, { $day }
did-clients-paused = { $count ->
    [one] { $name }: пауза до { $day }
    [few] { $count } клиента: пауза до { $day }
   *[many] { $count } клиентов: пауза до { $day }
}
did-clients-tagged = { $count ->
    [one] { $name }: добавлена метка «{ $tag }»
    [few] { $count } клиента: добавлена метка «{ $tag }»
   *[many] { $count } клиентов: добавлена метка «{ $tag }»
}
did-clients-untagged = { $count ->
    [one] { $name }: снята метка «{ $tag }»
    [few] { $count } клиента: снята метка «{ $tag }»
   *[many] { $count } клиентов: снята метка «{ $tag }»
}
did-pause-lifted = { $name }: пауза снята
did-do-not-contact-set = { $name }: больше не беспокоим
did-do-not-contact-lifted = { $name }: снова можно связываться
did-purchase-added = { $name }: покупка на { $sum } записана
did-purchase-edited = { $name }: покупка на { $sum } изменена
did-purchase-deleted = { $name }: покупка на { $sum } удалена
did-will-come = { $name }: придёт, { $day }
did-later = { $name }: спросим снова { $day }
did-contact = { $name }: { $outcome }
did-settings-saved = Настройки сохранены
did-product-saved = Сохранено: { $name }
did-staff-saved = Сохранено: { $name }
did-template-saved = Текст «{ $name }» сохранён
did-template-deleted = Текст «{ $name }» удалён
did-contact-taken-back = { $name }: контакт отменён
did-imported = { $file }: новых клиентов { $clients }, покупок { $purchases }
did-seeded = Демонстрация готова
undo = Отменить
redo = Повторить
undone = Отменено: { $what }
redone = Сделано снова: { $what }
nothing-to-undo = Отменять нечего
nothing-to-redo = Повторять нечего
close = Закрыть
exported = Сохранено: { $path }
not-shown = Всё сохранено, но показать это здесь нечем. Откройте в браузере: { $path }
copied = Скопировано
imported = Импортировано покупок: { $purchases }, новых клиентов: { $clients }
rejected-row = Строка
rejected-reason = Почему не загружена
did-clients-merged = Два клиента стали одним: { $name }
did-clients-told-apart = Это два человека: больше их не предложим объединить
did-campaign-started = Кампания «{ $name }» начата
did-campaign-ended = Кампания «{ $name }» завершена
did-campaign-archived = Кампания «{ $name }» в архиве
did-campaign-restored = Кампания «{ $name }» вернулась из архива
did-log-entry = Записано: { $name }
did-ad-spend = Расходы на рекламу сохранены: { $name }
did-log-entry-removed = Запись убрана: { $name }
did-campaign-entered = { $count ->
    [one] В кампанию «{ $name }» вошёл { $count } клиент
    [few] В кампанию «{ $name }» вошли { $count } клиента
   *[many] В кампанию «{ $name }» вошли { $count } клиентов
}
