"""PostgreSQL servers of the benchmark's own: one on disk with default durability, one in memory."""
import glob
import json
import os
import pwd
import re
import shutil
import socket
import subprocess
import sys
import time

LEAST_VERSION = 15
LEAST_MEMORY = 6 << 30


class Missing(Exception):
    """What can't be had, in a sentence."""


def binaries():
    """The folder of the newest server programs."""
    found = []
    if shutil.which("pg_config"):
        said = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True)
        found.append(said.stdout.strip())
    found += glob.glob("/usr/lib/postgresql/*/bin")
    versions = {}
    for folder in found:
        if os.access(os.path.join(folder, "initdb"), os.X_OK):
            said = subprocess.run([os.path.join(folder, "postgres"), "--version"], capture_output=True, text=True).stdout
            versions[int(re.search(r"(\d+)", said).group(1))] = folder
    if not versions or max(versions) < LEAST_VERSION:
        sys.exit(f"benchmarks/queue/run: needs PostgreSQL {LEAST_VERSION} or later (initdb, pg_ctl, psql) and found "
                 f"{max(versions) if versions else 'none'}; on Debian: apt install postgresql")
    return versions[max(versions)]


class Server:
    def __init__(self, name, programs, folder, logs):
        self.name = name
        self.programs = programs
        self.folder = folder
        self.logs = logs
        self.data = os.path.join(folder, "data")
        self.port = free_port()
        self.running = False
        self.databases = 0

    def start(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)
        if os.geteuid() == 0:
            user = pwd.getpwnam("postgres")
            os.chown(self.folder, user.pw_uid, user.pw_gid)
        self._run("initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C")
        settings = {"port": self.port, "listen_addresses": "'127.0.0.1'", "unix_socket_directories": "''",
                    "shared_buffers": "'1GB'", "logging_collector": "on", "log_destination": "'jsonlog'",
                    "log_filename": "'server'", "log_rotation_size": 0, "log_rotation_age": 0}
        with open(os.path.join(self.data, "postgresql.conf"), "a") as file:
            file.writelines(f"{name} = {value}\n" for name, value in settings.items())
        self._run("pg_ctl", "-D", self.data, "-w", "-l", os.path.join(self.folder, "start.log"), "start")
        self.running = True
        with open(os.path.join(self.data, "postmaster.pid")) as file:
            self.pid = int(file.readline())

    def stop(self):
        if self.running:
            self.running = False
            self._run("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def create(self, template=None):
        """The name of a fresh database: empty, or a copy."""
        self.databases += 1
        name = f"b{self.databases}"
        # A copy file by file is the quickest for large ones, and leaves nothing in the server's memory.
        copied = f' template "{template}" strategy file_copy' if template else ""
        self.sql("postgres", f'create database "{name}"{copied}')
        return name

    def drop(self, database):
        self.sql("postgres", f'drop database if exists "{database}" with (force)')

    def settle(self, database):
        """Nothing of what was loaded is left to be done while something is measured."""
        self.sql(database, "vacuum (analyze)")
        self.sql(database, "checkpoint")

    def url(self, database, more=""):
        return f"postgresql://127.0.0.1:{self.port}/{database}?user=postgres{more}"

    def sql(self, database, text):
        done = subprocess.run([os.path.join(self.programs, "psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1",
                               "-p", str(self.port), "-U", "postgres", "-d", database, "-c", text], capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"{text}: {done.stderr.strip()}")
        return done.stdout.strip()

    def processor_seconds(self):
        """Of all backends that have ended (proc(5), stat, fields 16 and 17), after those that still run have ended too."""
        for _ in range(100):
            if self.sql("postgres", "select count(*) from pg_stat_activity where backend_type = 'client backend'") == "1":
                break
            time.sleep(0.1)
        time.sleep(0.2)
        with open(f"/proc/{self.pid}/stat") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")

    def log_size(self):
        return os.path.getsize(self._log())

    def plans(self, database, since):
        """What auto_explain has written about this database's statements since the log had that size."""
        time.sleep(0.5)
        with open(self._log()) as file:
            file.seek(since)
            for line in file:
                record = json.loads(line)
                duration, plan, text = record.get("message", "").partition(" ms  plan:\n")
                if plan and record.get("dbname") == database:
                    yield float(duration.removeprefix("duration: ")), json.loads(text)

    def _log(self):
        return os.path.join(self.data, "log", "server.json")

    def _run(self, program, *arguments):
        command = [os.path.join(self.programs, program), *arguments]
        if os.geteuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        # To a file: a server that goes on would hold a pipe open.
        log = os.path.join(self.logs, f"{self.name}-{program}.log")
        with open(log, "w") as file:
            done = subprocess.run(command, stdout=file, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, cwd="/")
        if done.returncode != 0:
            with open(log) as file:
                raise RuntimeError(f"{program} of the server in {self.folder} failed: {file.read().strip()} "
                                   "(as root it is run as the user postgres, who must be able to reach that folder)")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def memory_folder():
    if not os.path.isdir("/dev/shm") or shutil.disk_usage("/dev/shm").free < LEAST_MEMORY:
        raise Missing("/dev/shm has less than 6 GB free")
    return os.path.join("/dev/shm", f"jadeite-queue-{os.getpid()}")
