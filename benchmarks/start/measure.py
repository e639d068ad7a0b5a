"""Start-up of Jadeite beside its floor, in turn, medians and ratios. Standard library only."""
import glob
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

checkout, work, java, rounds = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
home = tempfile.mkdtemp(prefix="jadeite-start-")
environment = dict(os.environ, HOME=home, JADEITE_HOME=os.path.join(home, "jadeite"))
environment.pop("JADEITE_DATABASE", None)
database = os.path.join(home, "jadeite", "jadeite-database.sqlite3")
jadeite = os.path.join(checkout, "jadeite")
current = os.path.join(checkout, ".jadeite", os.readlink(os.path.join(checkout, ".jadeite", "current")))


def finish(command):
    """Wall and processor seconds of a whole process."""
    before = os.times()
    start = time.time()
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    wall = time.time() - start
    after = os.times()
    if done.returncode != 0:
        sys.exit(f"{command} ended with {done.returncode}: {done.stderr}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return wall, cpu, done.stdout


def submit():
    return json.loads(finish([jadeite, "workflows", "run-cloud", "static-energy.emt.quick", "--structure",
                              os.path.join(checkout, "Cu32.POSCAR"), "--json"])[2])["run"]


def claim():
    """From the start of the process to the moment, by the database, at which its worker has the run; then the whole process."""
    run = submit()
    start = time.time()
    wall, cpu, _ = finish([jadeite, "engine", "start-singleflow-worker"])
    with sqlite3.connect(database) as connection:
        began, outcome = connection.execute("select started_at, outcome from attempt where run_id = ?", (run,)).fetchone()
    if outcome != "SUCCEEDED":
        sys.exit(f"run {run} ended as {outcome}")
    return began / 1000 - start, wall, cpu


def floor(image):
    program = os.path.join(work, "image", "bin", "java") if image else java
    cache = os.path.join(work, "floor-image.aot" if image else glob.glob(os.path.join(work, "floor-[!i]*.aot"))[0])
    return finish([program, "-XX:AOTCache=" + cache, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                   "--enable-native-access=ALL-UNNAMED", "-Xlog:disable", "-cp", os.path.join(work, "floor.jar"), "Floor",
                   "--database", os.path.join(work, "floor.sqlite3"), "--tag", "x"])[:2]


rows = {"claim": [], "worker": [], "worker cpu": [], "floor": [], "floor cpu": [], "floor jlink": [],
        "floor jlink cpu": [], "version": [], "version java": []}
for i in range(rounds + 1):
    first, whole, cpu = claim()
    plain = floor(False)
    image = floor(True)
    version = finish([jadeite, "--version"])[0]
    program = finish([java, "-XX:AOTCache=" + os.path.join(current, "jadeite-engine.aot"), "-XX:+UseSerialGC",
                      "--enable-native-access=ALL-UNNAMED", "-Xlog:disable", "-cp",
                      os.path.join(current, "jadeite-engine.jar"), "io.jadeite.launchers.command.Main", "--version"])[0]
    if i > 0:  # the first round warms the file cache
        for name, value in zip(rows, (first, whole, cpu, *plain, *image, version, program)):
            rows[name].append(value)

base = statistics.median(rows["floor jlink"])
print(f"{rounds} rounds in turn, medians (min to max), ms; ratio to the floor with jlink and AOT, whole process\n")
print("| what | ms | ratio |\n|---|---|---|")
for name, values in rows.items():
    shown = [1000 * value for value in (statistics.median(values), min(values), max(values))]
    ratio = "" if "cpu" in name else f"{statistics.median(values) / base:.2f}"
    print(f"| {name} | {shown[0]:.0f} ({shown[1]:.0f} to {shown[2]:.0f}) | {ratio} |")
