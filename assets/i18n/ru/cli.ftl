cli-report-clients = Клиентов: { $clients }, покупок: { $purchases }
cli-report-revenue = Выручка: { $revenue }
cli-report-rpr = Доля повторных клиентов: { $rate }
cli-report-month = { $month }: активных { $active }, новых { $new }, выручка { $revenue }
cli-due-none = Сегодня никого.
cli-check-whole = Файл цел: клиентов { $clients }, покупок { $purchases }.
cli-bad-answer = Ответ пишется как ВОПРОС=ВЫБОР.
cli-bad-currency = Валюта пишется тремя буквами, например RUB.
cli-import-counts = { $file }: покупок { $purchases }, возвратов { $refunds }, без клиента { $guests }, новых клиентов { $clients }, пропущено строк { $skipped }, отклонено строк { $rejected }, сумма { $net }
cli-import-row =   строка { $row }: { $reason }
cli-import-question =   --answer { $answer }: { $readings }
