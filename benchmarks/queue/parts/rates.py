"""Submitting, draining and starting at idle: Jadeite, its peers and the raw limit in turn, on each server."""
from parts.context import JADEITE, RAW

PEERS = ("graphile-worker", "pg-boss", "River", "db-scheduler")
ALL = (RAW, JADEITE, *PEERS)
RAW_TWO = "raw, a statement for each table"
# What each way of submitting is called in the tables.
ONE, BULK = "one by one /s", "1,000 at once /s"
DRAIN = "drain /s"
P50, P99 = "start p50 ms", "start p99 ms"


def submit(context):
    sizes = context.pick(full={"one": (20_000, 10_000), "bulk": (200_000, 100_000)}, quick={"one": (300, 50), "bulk": (3000, 1000)})

    def measure(server, whose):
        for way, what in (("two", ONE),) if whose == RAW_TWO else (("one", ONE), ("bulk", BULK)):
            count, warm_up = sizes["bulk" if way == "bulk" else "one"]
            arguments = [way, str(count), str(warm_up), "1000"]
            with context.database(server) as place:
                if whose in (RAW, RAW_TWO):
                    found = place.engine("RawSubmit", *arguments)
                elif whose == JADEITE:
                    found = place.engine("JadeiteSubmit", *arguments, "notify")
                else:
                    found = place.peer(whose, "submit", *arguments)
            context.add(f"{what}, {server.name}", whose, found["per_second"])

    rounds(context, measure, (ONE, BULK), "Submission: runs a second, one submitting thread", of=(RAW, RAW_TWO, JADEITE, *PEERS))
    figures = context.figures
    figures.at_least("submit one by one / raw", 0.9, figures.ratio(f"{ONE}, disk", JADEITE, RAW))
    figures.at_least("1,000 at once / raw", 0.8, figures.ratio(f"{BULK}, disk", JADEITE, RAW))
    figures.at_least("1,000 at once / River", 1.2, figures.ratio(f"{BULK}, disk", JADEITE, "River"))


def drain(context):
    count = str(context.pick(full=200_000, quick=2000))

    def measure(server, whose):
        with context.database(server) as place:
            if whose == RAW:
                load, work = ("RawDrain", "load", count), ("RawDrain", "drain", count)
            elif whose == JADEITE:
                load, work = ("JadeiteDrain", "load", count), ("JadeiteDrain", "drain", count, "10")
            else:
                load, work = ("load", count), ("drain", count)
            call = place.engine if whose in (RAW, JADEITE) else lambda *arguments: place.peer(whose, *arguments)
            call(*load)
            place.settle()
            found = call(*work)
        context.add(f"{DRAIN}, {server.name}", whose, found["per_second"])

    rounds(context, measure, (DRAIN,), f"Drain of {int(count):,} runs that do nothing, one process, concurrency 10: runs a second")
    figures = context.figures
    what = f"{DRAIN}, disk"
    figures.at_least("drain / graphile-worker", 0.5, figures.ratio(what, JADEITE, "graphile-worker"))
    figures.at_least("drain / db-scheduler", 4, figures.ratio(what, JADEITE, "db-scheduler"))
    figures.at_least("drain / River", 4, figures.ratio(what, JADEITE, "River"))


def latency(context):
    count = str(context.pick(full=200, quick=20))

    def measure(server, whose):
        with context.database(server) as place:
            if whose in (RAW, JADEITE):
                found = place.engine("RawLatency" if whose == RAW else "JadeiteLatency", count)
            else:
                # It polls twice a second: fewer starts tell the same.
                found = place.peer(whose, "latency", str(int(count) // 5) if whose == "pg-boss" else count)
        context.add(f"{P50}, {server.name}", whose, found["start_p50_ms"])
        context.add(f"{P99}, {server.name}", whose, found["start_p99_ms"])

    rounds(context, measure, (P50, P99), f"Submission to start of {count} runs, each in an idle worker in another process")
    figures = context.figures
    figures.at_most("start p50 / raw listener", 1.2, figures.ratio(f"{P50}, disk", JADEITE, RAW))
    figures.at_most("start p99 / raw listener", 1.2, figures.ratio(f"{P99}, disk", JADEITE, RAW))


def notify(context):
    """The engine's own notification, switched off and on, while 32 threads of one process submit one by one."""
    threads = 32
    count, warm_up = context.pick(full=(16_000, 3200), quick=(640, 64))
    on, off = "Jadeite, NOTIFY on", "Jadeite, NOTIFY off"
    what = f"{threads} threads, one by one /s"

    def measure(server, whose):
        with context.database(server) as place:
            found = place.engine("JadeiteSubmit", "threads", str(count), str(warm_up), str(threads),
                                 "notify" if whose == on else "silent")
        context.add(f"{what}, {server.name}", whose, found["per_second"])

    rounds(context, measure, (what,), "Submission with and without notification", of=(off, on), base=off)
    context.figures.at_least("NOTIFY on / off, 32 threads", 0.9, context.figures.ratio(f"{what}, disk", on, off))


def rounds(context, measure, figures, title, of=ALL, base=RAW):
    """Each round measures everyone once, server by server; then a table with the ratio to the base."""
    for server in context.servers:
        for _ in context.rounds():
            for whose in of:
                context.attempt([f"{what}, {server.name}" for what in figures], whose, lambda: measure(server, whose))
        heads = [f"{server.name}: {title}"]
        for what in figures:
            heads += [what, f"/ {base}"]
        rows = []
        for whose in of:
            row = [context.label(whose)]
            for what in figures:
                row += [context.figures.shown(f"{what}, {server.name}", whose),
                        context.ratio(f"{what}, {server.name}", whose, base)]
            rows.append(row)
        context.show(heads, rows)
