"""Measures pymatgen's readers here and Jadeite's in a process of its own, in turns, on the same files.

See the script `run` beside this file, which calls it.
"""

import argparse
import gzip
import json
import shutil
import statistics
import subprocess
import sys
import time
import warnings
from pathlib import Path

from pymatgen.io.vasp.outputs import Chgcar, Outcar, Vasprun

warnings.simplefilter("ignore")
CALLS = 5
FILES = {"vasprun": 3, "outcar": 2, "chgcar": 1}
GAP = "from pymatgen.io.vasp.outputs import Vasprun; import sys, warnings; warnings.simplefilter('ignore'); " \
      "print(Vasprun(sys.argv[1], parse_potcar_file=False).eigenvalue_band_properties)"


def largest(data, kind, count, folder):
    """Unpacked copies of the largest files of a kind."""
    found = []
    for path in sorted((data / kind).iterdir(), key=lambda file: -file.stat().st_size)[:count]:
        if kind == "chgcar" and "CHGCAR" not in path.name:
            continue
        target = folder / path.name.removesuffix(".gz")
        packed = path.open("rb").read(2) == b"\x1f\x8b"
        with (gzip.open if packed else open)(path, "rb") as source, target.open("wb") as out:
            shutil.copyfileobj(source, out)
        found.append(target)
    return found


def read_vasprun(path):
    run = Vasprun(path, parse_potcar_file=False)
    gap, cbm, vbm, direct = run.eigenvalue_band_properties
    _ = run.converged, run.run_type, run.final_structure, run.hubbards, run.tdos, run.pdos, run.initial_structure
    return {"final_energy": float(run.final_energy), "efermi": run.efermi, "band_gap": float(gap), "vbm": float(vbm),
            "n_ionic_steps": run.nionic_steps}


def read_outcar(path):
    out = Outcar(path)
    return {"final_energy": out.final_energy, "final_fr_energy": out.final_fr_energy, "total_mag": out.total_mag}


def read_chgcar(path):
    density = Chgcar.from_file(path)
    return {"ngridpts": int(density.ngridpts), "sum.total": float(density.data["total"].sum())}


READERS = {"vasprun": read_vasprun, "outcar": read_outcar, "chgcar": read_chgcar}


def measure_pymatgen(read, path):
    times = []
    for _ in range(CALLS + 1):
        start = time.perf_counter()
        seen = read(path)
        times.append(time.perf_counter() - start)
    return 1e3 * statistics.median(times[1:]), seen


def measure_jadeite(options, path):
    command = [options.java, "-XX:+UseSerialGC", "-cp", options.classes, "io.jadeite.engine.vasp.ReadTimes", str(path)]
    reply = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return reply["milliseconds"], reply["seen"]


def value(seen, name):
    for part in name.split("."):
        seen = seen[part]
    return seen


def check(path, expected, found):
    for name, wanted in expected.items():
        got = value(found, name)
        if (wanted is None) != (got is None) or (wanted is not None and abs(wanted - got) > 1e-6 + 1e-9 * abs(wanted)):
            sys.exit(f"{path}: {name} is {got} here and {wanted} in pymatgen; no times given")


def process_time(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return 1e3 * (time.perf_counter() - start)


def row(name, theirs, ours):
    ratios = sorted(a / b for a, b in zip(theirs, ours))
    print(f"| {name} | {statistics.median(theirs):.1f} ms | {statistics.median(ours):.1f} ms "
          f"| {statistics.median(ratios):.1f}× | {ratios[0]:.1f}–{ratios[-1]:.1f}× |")


def main():
    parser = argparse.ArgumentParser()
    for name in ("java", "classes", "jadeite"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--folder", required=True, type=Path)
    parser.add_argument("--rounds", required=True, type=int)
    options = parser.parse_args()

    print("| file | pymatgen | Jadeite | ratio | ratios of single rounds |")
    print("|---|---|---|---|---|")
    for kind, count in FILES.items():
        for path in largest(options.data, kind, count, options.folder):
            theirs, ours = [], []
            for _ in range(options.rounds):
                their_time, expected = measure_pymatgen(READERS[kind], path)
                our_time, found = measure_jadeite(options, path)
                check(path, expected, found)
                theirs.append(their_time)
                ours.append(our_time)
            row(f"{kind}, {path.stat().st_size / 1e6:.1f} MB, warm", theirs, ours)
    for path in largest(options.data, "vasprun", FILES["vasprun"], options.folder):
        theirs, ours = [], []
        for _ in range(options.rounds + 1):
            theirs.append(process_time([sys.executable, "-c", GAP, str(path)]))
            ours.append(process_time([options.jadeite, "vasp", "read", str(path)]))
        row(f"whole process, vasprun {path.stat().st_size / 1e6:.1f} MB", theirs[1:], ours[1:])


if __name__ == "__main__":
    main()
