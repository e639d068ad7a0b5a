"""The benchmark of the queue: see the file run beside it. Standard library only."""
import argparse
import json
import os
import shutil
import signal
import sys

import programs
import servers
import tables
from parts import claim, files, rates
from parts.context import Context

PARTS = {"submit": rates.submit, "drain": rates.drain, "latency": rates.latency, "claim": claim.claim, "churn": claim.churn,
         "sqlite": files.sqlite, "notify": rates.notify}
WITH_PEERS = {"submit", "drain", "latency"}
# Whose tables have both servers; what the others ask is the same on both.
ON_BOTH = WITH_PEERS


def read_arguments():
    reader = argparse.ArgumentParser(prog="benchmarks/queue/run")
    reader.add_argument("--checkout", required=True, help=argparse.SUPPRESS)
    reader.add_argument("--java", required=True, help=argparse.SUPPRESS)
    reader.add_argument("--rounds", type=int, default=None, help="how often each is measured (default 3; quick 1)")
    reader.add_argument("--quick", action="store_true", help="small counts: does everything work?")
    reader.add_argument("--peers", default="all", help="all, or none: Jadeite beside raw statements alone")
    reader.add_argument("--servers", default="disk,memory", help="disk, memory or both")
    reader.add_argument("part", nargs="*", choices=[[], *PARTS], metavar="PART", help=" ".join(PARTS))
    options = reader.parse_args()
    options.rounds = options.rounds or (1 if options.quick else 3)
    options.part = options.part or list(PARTS)
    return options


def start_servers(options, work):
    binaries = servers.binaries()
    folders = {"disk": lambda: os.path.join(work, "disk"), "memory": servers.memory_folder}
    for name in options.servers.split(","):
        if name not in folders:
            sys.exit(f"benchmarks/queue/run: --servers takes disk, memory or both with a comma, found '{name}'")
        try:
            server = servers.Server(name, binaries, folders[name](), os.path.join(work, "logs"))
        except servers.Missing as reason:
            print(f"\nServer {name}: not run: {reason}")
            continue
        yield server


def main():
    options = read_arguments()
    work = os.path.join(options.checkout, "benchmarks", "target", "queue")
    shutil.rmtree(os.path.join(work, "logs"), ignore_errors=True)
    os.makedirs(os.path.join(work, "logs"))
    # A server of a killed benchmark must not live on: its end goes through finally.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    made = programs.Programs(options.checkout, options.java, work)
    if options.peers == "none":
        made.leave_out(rates.PEERS)
    elif WITH_PEERS & set(options.part):
        made.prepare_peers()
    started = []
    try:
        for server in start_servers(options, work) if set(options.part) != {"sqlite"} else ():
            started.append(server)
            server.start()
        context = Context(options, made, started, work)
        print(f"{options.rounds} round(s) in turn, medians (least–most){'; quick: the figures mean nothing' if options.quick else ''}")
        for name in options.part:
            context.servers = started if name in ON_BOTH else started[:1]
            PARTS[name](context)
    finally:
        for server in started:
            server.stop()
    figures = context.figures
    print("\n" + tables.target_table(figures.targets))
    with open(os.path.join(work, "figures.json"), "w") as file:
        json.dump({f"{what} | {whose}": values for (what, whose), values in figures.values.items()}, file, indent=1, ensure_ascii=False)
    if figures.failed():
        sys.exit("\n".join(["", "Measurements that failed:", *figures.failed()]))


if __name__ == "__main__":
    main()
