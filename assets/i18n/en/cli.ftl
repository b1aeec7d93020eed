cli-report-clients = Clients: { $clients }, purchases: { $purchases }
cli-report-revenue = Revenue: { $revenue }
cli-report-rpr = Repeat purchase rate: { $rate }
cli-report-month = { $month }: active { $active }, new { $new }, revenue { $revenue }
cli-due-none = Nobody is due.
cli-bad-answer = An answer is written QUESTION=CHOICE.
cli-bad-currency = A currency is written with three letters, for example RUB.
cli-bad-region = A country is written with two letters, for example US.
cli-other-currency = This file counts in { $currency }. Leave --currency out, or import into a file of its own.
cli-import-counts = { $file }: purchases { $purchases }, refunds { $refunds }, of guests { $guests }, new clients { $clients }, skipped rows { $skipped }, rejected rows { $rejected }, net sum { $net }
cli-import-row =   row { $row }: { $reason }
cli-import-question =   --answer { $answer }: { $readings }
cli-predict-fit = { $model } of { $clients } clients: r = { $r }, α = { $alpha }, a = { $a }, b = { $b }; log-likelihood { $likelihood }
cli-predict-money = Gamma-Gamma: p = { $p }, q = { $q }, v = { $v }
cli-predict-few = { $have } clients bought again, { $need } are needed for a prediction to be trusted.
cli-predict-no-fit = The model does not fit these purchases: do not trust the figures.
cli-predict-columns = Client, still buys, purchases expected in { $days } days, expected sum of each:
cli-month-to-come = { $month } has not begun yet.
cli-report-only = --month and --quarters go with a report.
