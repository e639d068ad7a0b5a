"""Reads POSCARs with pymatgen in one process and with Jadeite in another, in turns.

See the script `run` beside this file, which calls it.
"""

import argparse
import json
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

DISTINCT = 1000
SEPARATOR = "\x1e"
AGREEMENT = 1e-9  # share of the sum of all numbers

PYMATGEN = """
import json, sys, time, warnings
from pymatgen.io.vasp import Poscar
warnings.filterwarnings("ignore")
texts = open(sys.argv[1]).read().split(sys.argv[3])
start, total, sites = time.perf_counter(), 0.0, 0
for i in range(int(sys.argv[2])):
    structure = Poscar.from_str(texts[i % len(texts)]).structure
    sites += len(structure)
    total += float(structure.lattice.matrix[2][2]) + float(structure[-1].frac_coords[1])
print(json.dumps({"seconds": time.perf_counter() - start, "sites": sites, "total": total}))
"""


def poscars():
    """2 to 40 atoms of two or three elements, as VASP writes them."""
    numbers = random.Random(5)
    texts = []
    for _ in range(DISTINCT):
        elements = numbers.sample(["Li", "Na", "Mg", "Fe", "Co", "O", "S", "F", "P", "Si"], numbers.randint(2, 3))
        counts = [numbers.randint(1, 13) for _ in elements]
        lines = [" ".join(elements), "   1.00000000000000"]
        for row in range(3):
            lines.append("".join(f"{(5 if row == column else 0) + numbers.uniform(-1, 1):22.16f}" for column in range(3)))
        lines += ["   " + "   ".join(elements), "  " + "  ".join(map(str, counts)), "Direct"]
        lines += ["".join(f"{numbers.random():20.16f}" for _ in range(3)) for _ in range(sum(counts))]
        texts.append("\n".join(lines) + "\n")
    return texts


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--java", required=True)
    parser.add_argument("--classes", required=True)
    parser.add_argument("--folder", required=True, type=Path)
    parser.add_argument("--rounds", required=True, type=int)
    parser.add_argument("--count", required=True, type=int)
    options = parser.parse_args()

    file = options.folder / "poscars"
    file.write_text(SEPARATOR.join(poscars()))
    commands = {
        "pymatgen": [sys.executable, "-c", PYMATGEN],
        "Jadeite": [options.java, "-XX:+UseSerialGC", "-Xmx512m", "-cp", options.classes,
                    "io.jadeite.benchmark.structure.ReadPoscars"],
    }
    rates = {name: [] for name in commands}
    for turn in range(options.rounds):
        replies = {}
        for name, command in commands.items():
            command = [*command, str(file), str(options.count), SEPARATOR]
            replies[name] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            rates[name].append(options.count / replies[name]["seconds"])
        ours, theirs = replies["Jadeite"], replies["pymatgen"]
        if ours["sites"] != theirs["sites"] or abs(ours["total"] - theirs["total"]) > AGREEMENT * abs(theirs["total"]):
            sys.exit(f"the two don't read the same: {ours} and {theirs}; no rates given")
        print(f"round {turn + 1}: " + ", ".join(f"{name} {rates[name][-1]:.0f}/s" for name in commands), file=sys.stderr)

    ratios = [ours / theirs for ours, theirs in zip(rates["Jadeite"], rates["pymatgen"])]
    print("| POSCARs | pymatgen 2026.10.24 | Jadeite | ratio | ratios of single rounds |")
    print("|---|---|---|---|---|")
    print(f"| {options.count:,} | {statistics.median(rates['pymatgen']):,.0f} a second | "
          f"{statistics.median(rates['Jadeite']):,.0f} a second | {statistics.median(ratios):.0f}× | "
          f"{min(ratios):.0f}–{max(ratios):.0f}× |")


if __name__ == "__main__":
    main()
