"""What a claim costs the server: with a million runs waiting and a million finished, and after a million have gone through."""
import os
import statistics
from urllib.parse import quote

from parts.context import JADEITE

CONCURRENCY = "10"
MS, BUFFERS, FINDING, WRITING, CONTENTS, WHOLE, STATEMENTS = (
    "claim p50 ms", "buffers a claim", "of these to find the run", "to write it", "to read its contents", "buffers with all statements", "statements")
EXPLAINED_CLAIMS = 200
CPU = "server CPU µs a run"
ONE_LANE, MANY_LANES = "1 lane", "5,000 lanes, 50 filled"
FEW, MANY = "10,000 pending", "1,000,000 pending"
FRESH, CHURNED = "fresh", "after the churn"
# The session's own statements with their plans; without timing each node, which would cost more than the claim.
EXPLAINED = {"session_preload_libraries": "auto_explain", "auto_explain.log_min_duration": "0", "auto_explain.log_analyze": "on",
             "auto_explain.log_buffers": "on", "auto_explain.log_timing": "off", "auto_explain.log_format": "json"}


def claim(context):
    server = context.servers[0]
    pending, few, finished, lanes, filled, count, some = context.pick(
        full=(1_000_000, 10_000, 1_000_000, 5000, 50, 1000, 10_000), quick=(5000, 1000, 2000, 50, 10, 20, 200))
    templates = {}
    for name, (waiting, of, with_runs) in {ONE_LANE: (pending, 1, 1), MANY_LANES: (pending, lanes, filled), FEW: (few, 1, 1)}.items():
        templates[name] = filled_template(context, server, waiting, finished, of, with_runs)
    templates[MANY] = templates[ONE_LANE]

    for _ in context.rounds():
        for name in (ONE_LANE, MANY_LANES):
            def look(name=name):
                with context.database(server, templates[name]) as place:
                    probe(context, place, count, name)
            context.attempt((MS, BUFFERS), name, look)
        for name in (FEW, MANY):
            def work(name=name):
                with context.database(server, templates[name]) as place:
                    place.settle()
                    before = server.processor_seconds()
                    place.engine("JadeiteDrain", "some", str(some), CONCURRENCY)
                    context.add(CPU, name, 1e6 * (server.processor_seconds() - before) / some)
            context.attempt((CPU,), name, work)
    for name in {template for template in templates.values() if template}:
        server.drop(name)

    heads = [f"{server.name}: a claim, {pending:,} runs pending and {finished:,} finished", MS, BUFFERS, FINDING, WRITING, CONTENTS, WHOLE, STATEMENTS]
    context.show(heads, [[name, *(context.figures.shown(what, name) for what in heads[1:])] for name in (ONE_LANE, MANY_LANES)])
    context.show([f"{server.name}: claimed and completed by the worker", CPU, f"/ {FEW}"],
                 [[name, context.figures.shown(CPU, name), context.ratio(CPU, name, FEW)] for name in (FEW, MANY)])
    figures = context.figures
    figures.at_most("buffers a claim, 5,000 lanes, 50 filled", 200, figures.median(BUFFERS, MANY_LANES))
    figures.at_most("ms a claim, 5,000 lanes, 50 filled", 2, figures.median(MS, MANY_LANES))
    figures.at_most("buffers to find the run, one lane", 10, figures.median(FINDING, ONE_LANE))
    figures.at_most("CPU a run, 1,000,000 pending / 10,000", 1.3, figures.ratio(CPU, MANY, FEW))


def churn(context):
    """The worker itself makes the churn, so that its own care for the table counts."""
    server = context.servers[0]
    churned, left, count = context.pick(full=(1_000_000, 100_000, 1000), quick=(2000, 1000, 20))
    template = filled_template(context, server, churned + left, 1, 1, 1)
    for _ in context.rounds():
        def measure():
            with context.database(server, template) as place:
                probe(context, place, count, FRESH)
                found = place.engine("JadeiteDrain", "some", str(churned), CONCURRENCY)
                context.add("churn /s", JADEITE, found["per_second"])
                probe(context, place, count, CHURNED)
        context.attempt((BUFFERS,), CHURNED, measure)
    if template:
        server.drop(template)

    heads = [f"{server.name}: a claim before and after {churned:,} runs were claimed and completed", BUFFERS, f"/ {FRESH}", MS]
    rows = [[name, context.figures.shown(BUFFERS, name), context.ratio(BUFFERS, name, FRESH), context.figures.shown(MS, name)]
            for name in (FRESH, CHURNED)]
    context.show(heads, rows)
    context.figures.at_most("buffers a claim, after 1,000,000 churned / fresh", 3, context.figures.ratio(BUFFERS, CHURNED, FRESH))


def filled_template(context, server, pending, finished, lanes, filled):
    """A database to copy; None where it could not be made."""
    def fill():
        with context.database(server) as place:
            place.engine("JadeiteFill", str(pending), str(finished), str(lanes), str(filled))
            place.settle()
            return server.create(place.database)
    return context.attempt(("filling",), f"{pending:,} pending, {lanes:,} lanes", fill)


def probe(context, place, count, name):
    """Claims, first explained, then timed; they are completed afterwards."""
    since = place.server.log_size()
    options = " ".join(f"-c {setting}={value}" for setting, value in EXPLAINED.items())
    explained = min(count, EXPLAINED_CLAIMS)
    place.engine("JadeitePairs", "claims", str(explained), place.address("&options=" + quote(options)))
    statements = {}
    times = {}
    for milliseconds, plan in place.server.plans(place.database, since):
        text = " ".join(plan["Query Text"].split())
        statements.setdefault(text, []).append(plan["Plan"])
        times.setdefault(text, []).append(milliseconds)
    with open(os.path.join(context.work, "logs", f"claim statements, {name}.txt"), "w") as file:
        for text, plans in statements.items():
            print(f"{len(plans)} times, median {statistics.median(times[text]):.3f} ms, "
                  f"{statistics.median(map(buffers, plans)):.0f} buffers: {text}", file=file)
    claims = {text: plans for text, plans in statements.items() if touches(plans[0], "run")}
    if not claims:
        raise RuntimeError("the log has no plan of a claim")
    # Each statement's median as often as it comes for a claim; what comes once a session (learning lanes) hardly counts.
    context.add(BUFFERS, name, per_claim(claims, buffers, explained))
    context.add(FINDING, name, per_claim(claims, lambda plan: buffers(plan) - writing(plan) - contents(plan), explained))
    context.add(WRITING, name, per_claim(claims, writing, explained))
    context.add(CONTENTS, name, per_claim(claims, contents, explained))
    context.add(WHOLE, name, per_claim(statements, buffers, explained))
    context.add(STATEMENTS, name, sum(map(len, statements.values())) / explained)
    found = place.engine("JadeitePairs", "claims", str(count), place.address())
    context.add(MS, name, found["claim_p50_ms"])


def per_claim(statements, cost, count):
    return sum(statistics.median(map(cost, plans)) * len(plans) / count for plans in statements.values())


def buffers(plan):
    """With those of all that is below it."""
    return plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]


def writing(plan):
    """What a plan's changes of tables cost by themselves. An InitPlan runs inside of the outer plan, whose buffers have its own."""
    parts = plan.get("Plans", ())
    below = max((buffers(part) for part in parts if part["Parent Relationship"] == "Outer"), default=0)
    own = buffers(plan) - below if plan["Node Type"] == "ModifyTable" else 0
    return own + sum(map(writing, parts))


def contents(plan):
    """What it costs to read what the run is about, which the same statement brings along."""
    if plan.get("Relation Name") == "run_detail":
        return buffers(plan)
    return sum(map(contents, plan.get("Plans", ())))


def touches(plan, table):
    return plan.get("Relation Name") == table or any(touches(part, table) for part in plan.get("Plans", ()))
