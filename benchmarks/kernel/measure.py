"""Jadeite's kernels beside ipykernel and JJava. Called by run."""

import random
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from client import Kernel

TARGET, ROUNDS = Path(sys.argv[1]), int(sys.argv[2])
SPECS = TARGET / "python/share/jupyter/kernels"

JAVA_CELLS = {
    "spec": None,
    "one": ("1 + 1", "2"),
    "define": lambda i: ("int twice%d(int n) { return 2 * n; }\ntwice%d(%d)" % (i, i, i), str(2 * i)),
    "starts": [("%d + 4", lambda n: n + 4), ("int x = %d; x", lambda n: n), ("int f(int n) { return n + %d; } f(2)", lambda n: n + 2)],
    "lines": "for (int i = 0; i < 100000; i++) { System.out.println(\"line \" + i); }",
    "loop": "while (true) { }",
    "complete": "\"text\".toUpp",
}
KERNELS = {
    "ipykernel": dict(
        spec="python3", one=("1 + 1", "2"),
        define=lambda i: ("def twice%d(n):\n    return 2 * n\ntwice%d(%d)" % (i, i, i), str(2 * i)),
        starts=[("%d + 4", lambda n: n + 4), ("x = %d\nx", lambda n: n), ("def f(n): return n + %d\nf(2)", lambda n: n + 2)],
        lines="for i in range(100000): print('line', i)", loop="while True: pass", complete="'text'.upp"),
    "Jadeite Groovy": dict(
        spec="jadeite-groovy", one=("1 + 1", "2"),
        define=lambda i: ("def twice%d(n) { 2 * n }\ntwice%d(%d)" % (i, i, i), str(2 * i)),
        starts=[("%d + 4", lambda n: n + 4), ("x = %d\nx", lambda n: n), ("def f(n) { n + %d }\nf(2)", lambda n: n + 2)],
        lines="for (int i = 0; i < 100000; i++) println 'line ' + i", loop="while (true) { }", complete="'text'.toUpp"),
    "Jadeite Java": dict(JAVA_CELLS, spec="jadeite-java"),
    "JJava": dict(JAVA_CELLS, spec="java"),
}


def started(name):
    folder = tempfile.mkdtemp(dir=TARGET)
    kernel = Kernel(SPECS / KERNELS[name]["spec"], folder)
    kernel.folder = folder
    return kernel


def ended(kernel):
    kernel.close()
    shutil.rmtree(kernel.folder, ignore_errors=True)


def starts(kernels):
    """Wall and processor milliseconds from the spawn to the first value, and the memory a second later."""
    found = {name: [] for name in kernels}
    for turn in range(ROUNDS + 1):
        for name in kernels:
            code, value = random.choice(KERNELS[name]["starts"])
            number = random.randrange(10, 10_000)
            kernel = started(name)
            request = kernel.submit(code % number)
            if kernel.reply(request)["status"] != "ok":
                raise AssertionError(name + " can't run " + code)
            wall = (time.perf_counter() - kernel.began) * 1000
            cpu = kernel.cpu()
            time.sleep(1)
            if turn > 0:
                found[name].append((wall, cpu, kernel.pss()))
            ended(kernel)
    return found


def sessions(kernels):
    """Warm cells in one session of each, in turn."""
    alive = {name: started(name) for name in kernels}
    try:
        return measured(alive)
    finally:
        for kernel in alive.values():
            ended(kernel)


def measured(alive):
    for name, kernel in alive.items():
        kernel.value(*KERNELS[name]["one"])
    rows = {name: {} for name in alive}
    cells(alive, rows, "early", 0)
    for start in range(0, 500, 20):
        for name, kernel in alive.items():
            for i in range(start, start + (20 if name != "JJava" else 2)):
                kernel.value(*KERNELS[name]["define"](1000 + i))
    cells(alive, rows, "late", 100)
    for name, kernel in alive.items():
        began = time.perf_counter()
        requests = [kernel.submit("1 + 1") for _ in range(200)]
        for request in requests:
            kernel.reply(request)
        rows[name]["a second"] = 200 / (time.perf_counter() - began)
        kernel.until_idle(requests[-1])
    complete(alive, rows)
    lines(alive, rows)
    interrupts(alive, rows)
    return rows


def cells(alive, rows, when, first):
    ones, defines = {name: [] for name in alive}, {name: [] for name in alive}
    for i in range(first, first + 20):
        for name, kernel in alive.items():
            ones[name].append(kernel.value(*KERNELS[name]["one"]))
            defines[name].append(kernel.value(*KERNELS[name]["define"](i)))
    for name in alive:
        rows[name][when + " 1+1"] = statistics.median(ones[name])
        rows[name][when + " define"] = statistics.median(defines[name])


def complete(alive, rows):
    for name, kernel in alive.items():
        took = []
        code = KERNELS[name]["complete"]
        for _ in range(25):
            began = time.perf_counter()
            found = kernel.reply(kernel.send("complete_request", {"code": code, "cursor_pos": len(code)}))
            took.append((time.perf_counter() - began) * 1000)
            if not found["matches"]:
                raise AssertionError(name + " completes nothing")
        rows[name]["completion"] = statistics.median(took[5:])


def interrupts(alive, rows):
    for name, kernel in alive.items():
        took = []
        for _ in range(5):
            request = kernel.submit(KERNELS[name]["loop"])
            time.sleep(0.3)
            began = time.perf_counter()
            kernel.interrupt()
            try:
                status = kernel.reply(request)["status"]
            except AssertionError:
                if name != "JJava":
                    raise
                status = "none within a minute"
                break
            took.append((time.perf_counter() - began) * 1000)
            kernel.until_idle(request)
        before = kernel.cpu()
        time.sleep(1)
        rows[name]["interrupt"] = statistics.median(took) if took else None
        rows[name]["burns on"] = kernel.cpu() - before
        rows[name]["answer"] = status


def lines(alive, rows):
    for name, kernel in alive.items():
        if name == "JJava":
            continue
        took = []
        for _ in range(3):
            time_taken, outputs = kernel.run(KERNELS[name]["lines"])
            printed = "".join(one["content"]["text"] for one in outputs if one["msg_type"] == "stream")
            if printed.count("\n") != 100_000:
                raise AssertionError("%s lost lines: %d came" % (name, printed.count("\n")))
            took.append(time_taken)
        rows[name]["lines"] = statistics.median(took)


def bare_jshell():
    """A JShell of its own in the Java kernel's process, and the kernel's cells, in turn."""
    kernel = started("Jadeite Java")
    kernel.run("import jdk.jshell.JShell;\nvar bare = JShell.builder().executionEngine(\"local\").build();\nbare.eval(\"1 + 1\");")
    ours, theirs = [], []
    for i in range(45):
        ours.append(kernel.value("1 + 1", "2"))
        _, outputs = kernel.run("long began = System.nanoTime(); bare.eval(\"1 + 1\"); (System.nanoTime() - began) / 1000")
        theirs.append(int([one for one in outputs if one["msg_type"] == "execute_result"][0]["content"]["data"]["text/plain"]) / 1000)
    ended(kernel)
    return statistics.median(ours[5:]), statistics.median(theirs[5:])


def table(head, rows):
    print("\n| " + " | ".join(head) + " |\n|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |")


def show_starts(found):
    peer = [statistics.median(one[i] for one in found["ipykernel"]) for i in range(2)]
    rows = []
    for name, measured in found.items():
        wall, cpu, pss = ([one[i] for one in measured] for i in range(3))
        rows.append([name, "%.0f (%.0f–%.0f)" % (statistics.median(wall), min(wall), max(wall)),
                     "%.2f" % (statistics.median(wall) / peer[0]), "%.0f" % statistics.median(cpu),
                     "%.2f" % (statistics.median(cpu) / peer[1]), "%.0f" % statistics.median(pss)])
    table(["start to the first value", "wall, ms", "of ipykernel's", "processor, ms", "of ipykernel's", "memory (PSS), MB"], rows)


def show_sessions(rows):
    columns = ["early 1+1", "early define", "late 1+1", "late define", "a second", "completion", "lines", "interrupt", "burns on", "answer"]
    table(["kernel", "`1 + 1`, first 40 cells", "define and call", "`1 + 1`, after 500", "define and call", "cells a second, 200 at once",
           "completion", "100,000 lines", "interrupt", "processor in the second after", "its answer"],
          [[name] + [one if isinstance(one, str) else "–" if one is None else "%.1f" % one for one in (row.get(c) for c in columns)]
           for name, row in rows.items()])


if __name__ == "__main__":
    names = [name for name in KERNELS if (SPECS / KERNELS[name]["spec"]).exists()]
    print("%d rounds, medians (least–most), ms where nothing else is said" % ROUNDS)
    show_starts(starts(names))
    show_sessions(sessions(names))
    print("\nJava cell `1 + 1` through the kernel %.1f ms, bare JShell in the same process %.1f ms" % bare_jshell())
