"""Measures ASE's force calls here and Jadeite's in a process of its own, in turns, on the same places of the atoms.

See the script `run` beside this file, which calls it.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
from ase.build import bulk
from ase.calculators.emt import EMT

FRAMES = 20
MOVE = 0.02  # Å, standard deviation
WARM_UP_CALLS = 3
CALLS = 20
AGREEMENT = 1e-6  # eV, eV/Å, eV/Å³
SYSTEMS = {"Cu108": 3, "Cu2048": 8}


def frames_of(repeats, folder, name):
    """Small moves around the crystal; written for the other side as plain doubles, the cell first."""
    atoms = bulk("Cu", "fcc", a=3.61, cubic=True).repeat(repeats)
    random = np.random.default_rng(7)
    frames = [atoms.positions + random.normal(scale=MOVE, size=(len(atoms), 3)) for _ in range(FRAMES)]
    path = folder / f"{name}.doubles"
    np.concatenate([atoms.cell[:].ravel(), *[frame.ravel() for frame in frames]]).astype("<f8").tofile(path)
    return atoms, frames, path


def measure_ase(atoms, frames):
    atoms = atoms.copy()
    atoms.calc = EMT()
    times, seen = [], [None] * len(frames)
    for call in range(WARM_UP_CALLS + CALLS):
        at = call % len(frames)
        start = time.perf_counter()
        atoms.positions = frames[at]
        energy = atoms.get_potential_energy()
        forces = atoms.get_forces()
        stress = atoms.get_stress()
        times.append(time.perf_counter() - start)
        seen[at] = [energy, forces[0, 0], np.abs(forces).max(), *stress]
    return 1e3 * statistics.median(times[WARM_UP_CALLS:]), np.array(seen)


def measure_jadeite(options, path, count):
    command = [options.java, "-XX:+UseSerialGC", "-cp", options.classes]
    command += ["io.jadeite.engine.emt.ForceCalls", str(path), str(count)]
    reply = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return reply["milliseconds"], np.array(reply["seen"])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--java", required=True)
    parser.add_argument("--classes", required=True)
    parser.add_argument("--folder", required=True, type=Path)
    parser.add_argument("--rounds", required=True, type=int)
    options = parser.parse_args()

    rows = []
    for name, repeats in SYSTEMS.items():
        atoms, frames, path = frames_of(repeats, options.folder, name)
        ase_times, jadeite_times = [], []
        for turn in range(options.rounds):
            ase_time, expected = measure_ase(atoms, frames)
            jadeite_time, found = measure_jadeite(options, path, len(atoms))
            worst = np.abs(found - expected).max()
            if not worst < AGREEMENT:
                sys.exit(f"{name}: the two differ by {worst:.2g}, more than {AGREEMENT:g}; no times given")
            ase_times.append(ase_time)
            jadeite_times.append(jadeite_time)
            print(f"{name} round {turn + 1}: ASE {ase_time:.2f} ms, Jadeite {jadeite_time:.3f} ms", file=sys.stderr)
        rows.append((name, ase_times, jadeite_times, worst))

    print("| force call | ASE 3.29.0 | Jadeite | ratio | ratios of single rounds | largest difference |")
    print("|---|---|---|---|---|---|")
    for name, ase_times, jadeite_times, worst in rows:
        ase, jadeite = statistics.median(ase_times), statistics.median(jadeite_times)
        ratios = [a / j for a, j in zip(ase_times, jadeite_times)]
        print(
            f"| {name} | {ase:.2f} ms | {jadeite:.3f} ms | {ase / jadeite:.0f}× "
            f"| {min(ratios):.0f}–{max(ratios):.0f}× | {worst:.0e} |"
        )


main()
