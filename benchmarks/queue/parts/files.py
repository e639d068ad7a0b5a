"""SQLite: claim and completion by one process and by five at once, beside the plain statements."""
import os
import shutil
import sqlite3
import time

import programs
from parts.context import JADEITE, LIMIT_SECONDS, RAW

WORKER = "Jadeite, the worker"
SAME_ROWS = "raw, the same rows"
PROCESSES = (1, 5)
# Enough for the warm-up of five processes.
START_SECONDS = 15


def sqlite(context):
    count, warm_up = context.pick(full=(20_000, 2000), quick=(500, 20))
    for _ in context.rounds():
        for whose in (RAW, SAME_ROWS, JADEITE, WORKER):
            for processes in PROCESSES:
                def measure(whose=whose, processes=processes):
                    pairs(context, whose, processes, count, warm_up)
                context.attempt(("pairs /s",), f"{whose}, {processes}", measure)
    rows = []
    for processes in PROCESSES:
        for whose in (RAW, SAME_ROWS, JADEITE, WORKER):
            name = f"{whose}, {processes}"
            shown = [context.figures.shown(what, name) for what in ("pairs /s", "pair p99 ms", "pair worst ms", "errors")]
            rows.append([whose, str(processes), shown[0], context.ratio("pairs /s", name, f"{RAW}, {processes}"),
                         context.ratio("pairs /s", name, f"{SAME_ROWS}, {processes}"), *shown[1:]])
    context.show([f"SQLite, WAL, {count:,} runs claimed and completed", "processes", "pairs /s", "/ raw", "/ same rows", "p99 ms", "worst ms", "errors"],
                 rows)
    figures = context.figures
    for processes in PROCESSES:
        for whose in (JADEITE, WORKER):
            figures.at_least(f"SQLite pairs / raw, {whose}, processes: {processes}", 0.7,
                             figures.ratio("pairs /s", f"{whose}, {processes}", f"{RAW}, {processes}"))
        figures.at_least(f"SQLite pairs / raw that writes the same rows, {JADEITE}, processes: {processes}", 0.7,
                         figures.ratio("pairs /s", f"{JADEITE}, {processes}", f"{SAME_ROWS}, {processes}"))
    for whose in (JADEITE, WORKER):
        figures.at_most(f"SQLite errors, 5 processes, {whose}", 0, max(figures.of("errors", f"{whose}, 5"), default=None))
    figures.at_most("SQLite p99 ms, 5 processes", 30, figures.median("pair p99 ms", f"{JADEITE}, 5"))


def pairs(context, whose, processes, count, warm_up):
    folder = os.path.join(context.work, "sqlite")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    file = os.path.join(folder, "queue.sqlite3")
    environment = {"JADEITE_DATABASE": file, "SQLITE_FILE": file, "JADEITE_HOME": os.path.join(folder, "home"), "JADEITE_LOG": "info"}
    os.makedirs(environment["JADEITE_HOME"])
    engine = context.programs.of_engine
    logs = [os.path.join(folder, f"{i}.log") for i in range(processes)]
    if whose == WORKER:
        warm_up = 0
    loaded = str(count + warm_up * processes)
    load = engine("RawSqlite") + ["load", file, loaded] if whose == RAW else engine("JadeiteDrain") + ["load", loaded]
    programs.call(load, environment, os.path.join(folder, "load.log"), LIMIT_SECONDS)
    os.sync()
    start = str(int(1000 * (time.time() + START_SECONDS)))
    raw = [file, str(count), start, str(warm_up)]
    command = {RAW: engine("RawSqlite") + ["pairs", *raw], SAME_ROWS: engine("RawSqlite") + ["same-rows", *raw],
               JADEITE: engine("JadeitePairs") + ["pairs", start, str(warm_up)],
               WORKER: engine("JadeiteDrain") + ["share", start, "10"]}[whose]
    running = [programs.start(command, environment, log) for log in logs]
    try:
        found = [programs.finish(each, LIMIT_SECONDS) for each in running]
    finally:
        for each in running:
            programs.end(each)

    done = sum(int(each["done"]) for each in found)
    expect("runs worked through", count, done)
    query = sqlite3.connect(file).execute
    if whose == RAW:
        ended = max(each["ended"] for each in found)
        expect("rows done", int(loaded), query("select count(*) from job where state = 2").fetchone()[0])
    else:
        expect("SUCCEEDED", int(loaded), query("select count(*) from run where state = 3").fetchone()[0])
        expect("result rows", int(loaded), query("select count(*) from result where status = 'SUCCEEDED'").fetchone()[0])
        ended = query("select max(finished_at) from run").fetchone()[0] / 1000
    name = f"{whose}, {processes}"
    context.add("pairs /s", name, count / (ended - min(each["began"] for each in found)))
    if whose != WORKER:
        context.add("pair p99 ms", name, max(each["pair_p99_ms"] for each in found if each["done"]))
        context.add("pair worst ms", name, max(each["pair_worst_ms"] for each in found if each["done"]))
    if whose in (JADEITE, WORKER):
        told = sum(each.get("errors", 0) for each in found)
        context.add("errors", name, told + sum(complaints(log) for log in logs))


def complaints(log):
    """What a worker has warned of."""
    with open(log) as file:
        return sum(" WARN " in line or " ERROR " in line for line in file)


def expect(what, expected, found):
    if found != expected:
        raise programs.Failed(f"{what}: should be {expected}, found {found}")
