"""What workflows of scripts cost: to submit, and on a worker. Medians and ranges. Standard library only."""
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "queue"))
import servers  # noqa: E402

program, target, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
STRUCTURES = 1000
WARM_RUNS = 40
SUM = 2870  # of the squares from 1 to 20

folder = tempfile.mkdtemp(prefix="jadeite-dsl-")
os.chmod(folder, 0o755)
server = servers.Server("dsl", servers.binaries(), os.path.join(folder, "server"), folder)


def environment(database, home):
    os.makedirs(os.path.join(home, "jadeite", "workflows"), exist_ok=True)
    shutil.copy(os.path.join(target, "installed.jar"), os.path.join(home, "jadeite", "workflows"))
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JADEITE_") or name == "JADEITE_JAVA_HOME"}
    return dict(kept, HOME=home, JADEITE_DATABASE="jdbc:" + server.url(database))


def jadeite(env, *words):
    done = subprocess.run([os.path.join(program, "jadeite"), *words], env=env, capture_output=True, text=True, cwd=env["HOME"])
    if done.returncode != 0:
        sys.exit(f"jadeite {' '.join(words)} ended with {done.returncode}: {done.stderr}")
    return done.stdout.split()


def script(env, name, *words):
    return jadeite(env, "script", os.path.join(here, "src", name), *words)


def took(database, run, value):
    """Milliseconds from its claim to its end, by the database's clock."""
    row = server.sql(database, f"""select a.finished_at - a.started_at, a.outcome, r.result_values::json ->> 'value'
        from attempt a join result r using (run_id) where run_id = {run}""").split("|")
    if row[1:] != ["SUCCEEDED", str(value)]:
        sys.exit(f"run {run} should have given {value}: {row}")
    return int(row[0])


def shown(values):
    return f"{statistics.median(values):.0f} ({min(values):.0f}–{max(values):.0f})"


def submission():
    first, second = [], []
    for _ in range(rounds):
        database = server.create()
        env = environment(database, os.path.join(folder, database))
        jadeite(env, "database", "init")
        server.settle(database)
        times = [float(word) for word in script(env, "submit.groovy", os.path.join(here, "..", "..", "Cu32.POSCAR"), str(STRUCTURES))]
        if server.sql(database, "select count(*), count(distinct submission) from run_detail") != f"{2 * STRUCTURES}|2":
            sys.exit("not all runs are there")
        first.append(times[0])
        second.append(times[1])
        server.drop(database)
    print(f"| `runCloud` of {STRUCTURES} structures | ms, median (range) |\n|---|---|")
    print(f"| the first in a process | {shown(first)} |\n| the second | {shown(second)} |\n")


def fresh_workers():
    """Each run by a process of its own, in turn; all after another worker has filled the class cache."""
    database = server.create()
    env = environment(database, os.path.join(folder, database))
    names = {"installed": SUM, "travel": SUM}
    times = {name: [] for name in (*names, "without cache")}

    def single(kind, offset):
        run = script(env, "one.groovy", kind, str(offset))[0]
        jadeite(env, "engine", "start-singleflow-worker")
        return took(database, run, SUM + (offset if kind == "travel" else 0))

    single("installed", 0), single("travel", 1)
    for number in range(rounds):
        times["installed"].append(single("installed", 0))
        times["travel"].append(single("travel", 100 + number))
        shutil.rmtree(os.path.join(env["HOME"], "jadeite", "cache"))
        times["without cache"].append(single("travel", 1000 + number))
    base = statistics.median(times["installed"])
    print("| first run of a fresh worker, from its claim to its end | ms, median (range) | more than installed |\n|---|---|---|")
    print(f"| installed, in Groovy | {shown(times['installed'])} | |")
    for name, words in (("travel", "travelling, classes in the cache"), ("without cache", "travelling, compiled first")):
        print(f"| {words} | {shown(times[name])} | {statistics.median(times[name]) - base:.0f} |")
    print()


def warm_worker():
    """One worker, runs of both kinds in turn: the same bundle, then bundles that it hasn't loaded but whose classes it has."""
    database = server.create()
    env = environment(database, os.path.join(folder, database))
    same = script(env, "travel.groovy", str(WARM_RUNS), "5")
    other = script(env, "travel.groovy", str(WARM_RUNS), "1000", "anew")
    jadeite(env, "engine", "start-worker", "--close-on-empty-queue", "true")
    warm = {"installed": [], "travel": [], "other": []}
    for number, run in enumerate(same):
        kind = "travel" if number % 2 == 0 else "installed"
        time = took(database, run, SUM + (5 if kind == "travel" else 0))
        if number >= WARM_RUNS:  # the first half warms up
            warm[kind].append(time)
    for number, run in enumerate(other[::2]):
        warm["other"].append(took(database, run, SUM + 1000 + number))
    base = statistics.median(warm["installed"])
    print("| run of a warm worker, from its claim to its end | ms, median (range) | more than installed |\n|---|---|---|")
    print(f"| installed, in Groovy | {shown(warm['installed'])} | |")
    for name, words in (("travel", "travelling, loaded before"), ("other", "travelling, another bundle of the same code")):
        print(f"| {words} | {shown(warm[name])} | {statistics.median(warm[name]) - base:.0f} |")


try:
    server.start()
    submission()
    fresh_workers()
    warm_worker()
finally:
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)
