"""Measures pymatgen's input sets here and Jadeite's in a process of its own, in turns, for the same structures.

See the script `run` beside this file, which calls it.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

from pymatgen.core import Structure
from pymatgen.io.vasp import sets

warnings.filterwarnings("ignore")

SETS = {
    "MITRelaxSet": ("relaxation.vasp.mit", sets.MITRelaxSet),
    "MPRelaxSet": ("relaxation.vasp.matproj", sets.MPRelaxSet),
    "MPStaticSet": ("static-energy.vasp.matproj", sets.MPStaticSet),
    "MPScanRelaxSet": ("relaxation.vasp.matproj-scan", sets.MPScanRelaxSet),
    "MPNonSCFSet, lines": (
        "electronic-structure.vasp.matproj-band-structure",
        lambda structure: sets.MPNonSCFSet(structure, mode="line"),
    ),
    "MPHSEBSSet, gap": (
        "electronic-structure.vasp.matproj-gap-hse",
        lambda structure: sets.MPHSEBSSet(structure, mode="gap"),
    ),
}
PASSES = 5
JADEITE_PASSES = 101  # some thousand structures, so that the median is that of warm code


def measure_pymatgen(make, structures, folder):
    """Milliseconds a structure, the median of some passes; the first one, which fills caches, doesn't count."""
    times = []
    for turn in range(PASSES + 1):
        root = Path(tempfile.mkdtemp(prefix="pymatgen-", dir=folder))
        start = time.perf_counter()
        for number, structure in enumerate(structures):
            made = make(structure.copy())
            made.write_input(str(root / str(number)), potcar_spec=True)
        times.append(1e3 * (time.perf_counter() - start) / len(structures))
    return statistics.median(times[1:])


def measure_jadeite(options, preset):
    command = [options.java, "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp", options.classes]
    command += ["io.jadeite.benchmark.inputs.WriteInputs", preset, str(options.structures)]
    command += [str(options.folder), str(JADEITE_PASSES)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--java", required=True)
    parser.add_argument("--classes", required=True)
    parser.add_argument("--structures", required=True, type=Path)
    parser.add_argument("--folder", required=True, type=Path)
    parser.add_argument("--rounds", required=True, type=int)
    options = parser.parse_args()
    structures = [Structure.from_file(file) for file in sorted(options.structures.glob("*.vasp"))]

    print("| set | pymatgen 2026.10.24 | Jadeite | ratio | ratios of single rounds |")
    print("|---|---|---|---|---|")
    for name, (preset, make) in SETS.items():
        theirs, ours = [], []
        for turn in range(options.rounds):
            theirs.append(measure_pymatgen(make, structures, options.folder))
            ours.append(measure_jadeite(options, preset))
            print(f"{name} round {turn + 1}: {theirs[-1]:.2f} ms, {ours[-1]:.3f} ms", file=sys.stderr)
        ratios = [their / our for their, our in zip(theirs, ours)]
        their, our = statistics.median(theirs), statistics.median(ours)
        print(f"| {name} | {their:.2f} ms | {our:.3f} ms | {their / our:.1f}× | {min(ratios):.1f}–{max(ratios):.1f}× |")


main()
