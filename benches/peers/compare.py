#!/usr/bin/env python3
"""RFM, months, cohorts and shares of twelve months by DuckDB (2 threads) and by pandas with lifetimes, beside ours.

Usage: compare.py OURS.json, the line that `cargo bench --bench measures` prints. Everything is timed in memory, after the
table is loaded. Nobody counts the retention over activity windows; what ours takes with three of them is told below.
Numbers that differ end the comparison.
"""
import json
import os
import platform
import statistics
import sys
import time
import warnings

import duckdb
import numpy as np
import pandas as pd
from lifetimes.utils import summary_data_from_transaction_data

warnings.filterwarnings("ignore")
ROUNDS = 3


def middle(work):
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - start)
    return statistics.median(times), result


# ---- pandas with lifetimes


def pandas_rfm(table):
    rfm = summary_data_from_transaction_data(
        table, "client_id", "day", monetary_value_col="amount", observation_period_end=table.day.max(), freq="D"
    )
    return int(rfm.frequency.sum()), int(rfm.recency.sum()), round((rfm.frequency * rfm.monetary_value).sum() * 100)


def pandas_months(table):
    month = table.day.dt.year * 12 + table.day.dt.month
    month -= month.min()
    pairs = pd.DataFrame({"c": table.client_id, "m": month}).drop_duplicates()
    first = pairs.groupby("c").m.min()
    active = pairs.groupby("m").size()
    revenue = table.groupby(month).cents.sum()
    before = pairs.assign(m=pairs.m + 1)
    retained = pairs.merge(before, on=["c", "m"]).groupby("m").size().reindex(active.index, fill_value=0)
    since = pairs.assign(f=pairs.c.map(first))
    since["k"] = since.m - since.f
    cohorts = since.groupby(["f", "k"]).size().unstack(fill_value=0)
    last = int(month.max())
    cohorts = [[int(row.get(k, 0)) for k in range(last - f + 1)] for f, row in cohorts.iterrows()]
    return active.tolist(), retained.tolist(), int(revenue.sum()), cohorts


def pandas_shares(table, ends):
    days = table[["client_id", "number"]].drop_duplicates().sort_values(["client_id", "number"])
    days["gap"] = days.groupby("client_id").number.diff()
    segments, stages = [], []
    for end in ends:
        known = days[days.number <= end]
        by_client = known.groupby("client_id")
        facts = by_client.agg(days=("number", "size"), last=("number", "max"))
        last_gaps = known.groupby("client_id").tail(8)
        own = np.maximum(1, np.floor(last_gaps.groupby("client_id").gap.median() + 0.5))
        own = own.where(facts.days >= 3)
        facts["cycle"] = own.fillna(np.floor(own.median() + 0.5))
        facts["tolerance"] = np.maximum(3, np.floor(0.35 * facts.cycle + 0.5 + 1e-9))
        cycle = known.client_id.map(facts.cycle)
        tolerance = known.client_id.map(facts.tolerance)
        on_time = ((known.gap - cycle).abs() <= tolerance).groupby(known.client_id).sum()
        elapsed = end - facts["last"]
        missed = np.minimum(6, np.floor((elapsed - facts.tolerance) / facts.cycle))
        missed = missed.where(elapsed > facts.cycle + facts.tolerance, 0)
        all_gaps = facts.days - 1 + missed
        segment = np.select(
            [
                (facts.days == 1) & (elapsed > facts.cycle + facts.tolerance),
                facts.days == 1,
                (facts.days >= 3) & (10 * on_time >= 7 * all_gaps),
                10 * on_time >= 4 * all_gaps,
            ],
            [3, 4, 0, 1],
            2,
        )
        stage = np.select(
            [
                elapsed > np.maximum(3 * facts.cycle + 60, 240),
                elapsed > 3 * facts.cycle,
                10 * elapsed > 11 * facts.cycle,
                facts.days == 1,
            ],
            [5, 4, 3, 1],
            2,
        )
        segments.append(np.bincount(segment, minlength=6).tolist())
        stages.append(np.bincount(stage, minlength=6).tolist())
    return segments, stages


# ---- DuckDB


def duckdb_rfm(db):
    return db.execute(
        """with d as (select client_id, day, sum(cents) as cents from t group by all),
        f as (select client_id, min(day) as first, max(day) as last, count(*) - 1 as frequency from d group by all),
        r as (select client_id, frequency, last - first as recency, (select max(day) from t) - first as age,
                coalesce(sum(cents) filter (day > first), 0) as repeat from d join f using (client_id) group by all)
        select sum(frequency), sum(recency), sum(repeat), sum(age) from r"""
    ).fetchone()[:3]


def duckdb_months(db):
    db.execute(
        """create or replace temp table a as select distinct client_id, year(day) * 12 + month(day) as m from t;
        create or replace temp table f as select client_id, min(m) as f from a group by all"""
    )
    months = db.execute(
        """select a.m, count(*), count(b.client_id) from a left join a b on a.client_id = b.client_id and b.m = a.m - 1
        group by a.m order by a.m"""
    ).fetchall()
    revenue = db.execute("select year(day) * 12 + month(day) as m, count(*), sum(cents) from t group by m").fetchall()
    cells = db.execute("select f, m - f as k, count(*) from a join f using (client_id) group by all order by all").fetchall()
    last = months[-1][0]
    cohorts = {}
    for first, k, clients in cells:
        cohorts.setdefault(first, [0] * (last - first + 1))[k] = clients
    return [m[1] for m in months], [m[2] for m in months], int(sum(r[2] for r in revenue)), list(cohorts.values())


def duckdb_shares(db, ends):
    db.execute("create or replace temp table ends as select unnest($1) as e", [ends])
    db.execute(
        """create or replace temp table g as select client_id, number, number - lag(number) over w as gap, row_number() over w as n
        from (select distinct client_id, number from t) window w as (partition by client_id order by number)"""
    )
    found = db.execute(
        """with base as (select e, client_id, count(*) as days, max(number) as last from g, ends where number <= e group by all),
        own as (select e, client_id, days, last, case when days >= 3 then
                  greatest(1, floor(median(gap) filter (n > days - 8) + 0.5)) end as cycle
                from base join g using (client_id) where number <= e group by e, client_id, days, last),
        shop as (select e, floor(median(cycle) + 0.5) as shop from own group by e),
        c as (select e, client_id, days, last, coalesce(cycle, shop) as cycle,
                greatest(3, floor((7 * coalesce(cycle, shop) + 10) / 20)) as tolerance from own join shop using (e)),
        o as (select e, client_id, days, cycle, tolerance, e - last as elapsed,
                count(*) filter (abs(gap - cycle) <= tolerance) as on_time
              from c join g using (client_id) where number <= e group by e, client_id, days, cycle, tolerance, last),
        r as (select *, days - 1 + case when elapsed > cycle + tolerance
                then least(6, floor((elapsed - tolerance) / cycle)) else 0 end as gaps from o)
        select e,
          case when days = 1 and elapsed > cycle + tolerance then 3 when days = 1 then 4
               when days >= 3 and 10 * on_time >= 7 * gaps then 0 when 10 * on_time >= 4 * gaps then 1 else 2 end as segment,
          case when elapsed > greatest(3 * cycle + 60, 240) then 5 when elapsed > 3 * cycle then 4
               when 10 * elapsed > 11 * cycle then 3 when days = 1 then 1 else 2 end as stage,
          count(*) from r group by all"""
    ).fetchall()
    segments, stages = ([[0] * 6 for _ in ends] for _ in range(2))
    for end, segment, stage, clients in found:
        segments[ends.index(end)][segment] += clients
        stages[ends.index(end)][stage] += clients
    return segments, stages


def same(who, numbers, rfm, months, shares):
    frequency, recency, repeat = (int(number) for number in rfm)
    active, retained, revenue, cohorts = months
    found = {
        "active": active,
        "retained": retained,
        "revenue_minor": revenue,
        "cohorts": cohorts,
        "frequency": frequency,
        "recency_days": recency,
        "repeat_minor": repeat,
        "segments": shares[0],
        "stages": shares[1],
    }
    for name, value in found.items():
        if value != numbers[name]:
            sys.exit(f"{who}: {name} differs\n{value}\n{numbers[name]}")


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        ours = json.loads(file.read().strip().splitlines()[-1])
    table = pd.read_csv(ours["table"], usecols=["client_id", "date", "amount"])
    table["day"] = pd.to_datetime(table.date)
    table["cents"] = (table.amount * 100).round().astype("int64")
    table["number"] = (table.day - pd.Timestamp("1970-01-01")).dt.days
    last = pd.Timestamp("2024-12-31")
    ends = [int((day - pd.Timestamp("1970-01-01")).days) for day in pd.date_range(end=last, periods=12, freq="ME")]
    db = duckdb.connect(config={"threads": 2})
    db.register("frame", table[["client_id", "day", "cents", "number"]])
    db.execute("create table t as select client_id, day::date as day, cents, number from frame")
    rows = {}
    for who, rfm, months, shares in [
        ("DuckDB, 2 threads", lambda: duckdb_rfm(db), lambda: duckdb_months(db), lambda: duckdb_shares(db, ends)),
        ("pandas + lifetimes", lambda: pandas_rfm(table), lambda: pandas_months(table), lambda: pandas_shares(table, ends)),
    ]:
        (rfm_s, rfm), (months_s, months), (shares_s, shares) = middle(rfm), middle(months), middle(shares)
        same(who, ours["numbers"], rfm, months, shares)
        rows[who] = ((rfm_s + months_s) * 1e3, shares_s * 1e3)
    ms = ours["ms"]
    print(f"{os.cpu_count()} cores, {platform.platform()}, load {os.getloadavg()[0]:.1f}")
    print(f"duckdb {duckdb.__version__}, pandas {pd.__version__}, lifetimes 0.11.3; all numbers equal\n")
    print(f"{'milliseconds':20} {'RFM, months, cohorts':>22} {'shares of 12 months':>22} {'all four':>22}")
    print(f"{'Regulars':20} {ms['rfm_months_cohorts']:22.1f} {ms['shares_of_12_months']:22.1f} {ms['all_four']:22.1f}")
    for who, (three, shares) in rows.items():
        pairs = [(three, ms["rfm_months_cohorts"]), (shares, ms["shares_of_12_months"]), (three + shares, ms["all_four"])]
        print(f"{who:20} " + " ".join(f"{theirs:12.1f} ({theirs / ours:5.1f} ×)" for theirs, ours in pairs))
    print(f"\nOurs with retention over three windows {ms['with_three_windows']:.1f} ms. ", end="")
    print(f"Figures of everybody {ms['figures_of_everybody']:.1f} ms, one client after a change {ms['one_client']:.3f} ms, ", end="")
    print(f"BG/NBD of 100 000 clients {ms['bgnbd']:.0f} ms, MBG/NBD and Gamma-Gamma {ms['mbgnbd_and_gamma_gamma']:.0f} ms")


main()
