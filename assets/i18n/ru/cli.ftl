cli-report-clients = Клиентов: { $clients }, покупок: { $purchases }
cli-report-revenue = Выручка: { $revenue }
cli-report-rpr = Доля повторных клиентов: { $rate }
cli-report-month = { $month }: активных { $active }, новых { $new }, выручка { $revenue }
cli-due-none = Сегодня никого.
cli-bad-answer = Ответ пишется как ВОПРОС=ВЫБОР.
cli-bad-currency = Валюта пишется тремя буквами, например RUB.
cli-bad-region = Страна пишется двумя буквами, например RU.
cli-other-currency = Этот файл ведётся в { $currency }. Уберите --currency или загрузите в отдельный файл.
cli-import-counts = { $file }: покупок { $purchases }, возвратов { $refunds }, без клиента { $guests }, новых клиентов { $clients }, пропущено строк { $skipped }, отклонено строк { $rejected }, сумма { $net }
cli-import-row =   строка { $row }: { $reason }
cli-import-question =   --answer { $answer }: { $readings }
cli-predict-fit = { $model } по клиентам: { $clients }; r = { $r }, α = { $alpha }, a = { $a }, b = { $b }; логарифм правдоподобия { $likelihood }
cli-predict-money = Gamma-Gamma: p = { $p }, q = { $q }, v = { $v }
cli-predict-few = Покупали снова: { $have }; чтобы прогнозу можно было верить, нужно { $need }.
cli-predict-no-fit = Модель не подходит к этим покупкам: цифрам не стоит верить.
cli-predict-columns = Клиент, ещё покупает, ожидаемых покупок за дней: { $days }, ожидаемая сумма каждой:
cli-month-to-come = { $month } ещё не начался.
cli-report-only = --month и --quarters — только для отчёта.
