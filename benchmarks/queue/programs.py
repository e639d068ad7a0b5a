"""The measured programs: how each is built, and how it is called."""
import glob
import os
import re
import shutil
import signal
import subprocess

QUEUE = os.path.dirname(os.path.abspath(__file__))
LEAST_GO = (1, 26)
LEAST_NODE = (20,)


class Failed(Exception):
    """A measurement that went wrong, in a line."""


class NotRun(Exception):
    """Why a peer can't be had."""


class Programs:
    """Everything that can be called, by name; those that can't be, with the reason."""

    def __init__(self, checkout, java, work):
        self.work = work
        self.java = os.path.join(java, "bin", "java")
        self.javac = os.path.join(java, "bin", "javac")
        current = os.path.realpath(os.path.join(checkout, ".jadeite", "current"))
        self.jar = os.path.join(current, "jadeite-engine.jar")
        self.classes = os.path.join(work, "classes")
        self.compile(os.path.join(QUEUE, "src"), self.classes, self.jar)
        # As the start script calls it.
        self.options = ["-XX:+UseSerialGC", "-Xlog:disable", "--enable-native-access=ALL-UNNAMED",
                        "-Dorg.sqlite.lib.path=" + os.path.join(current, "native"),
                        "-XX:AOTCache=" + os.path.join(current, "jadeite-engine.aot")]
        self.commands = {}
        self.reasons = {}

    def of_engine(self, name):
        """The command of one of the programs in src."""
        return [self.java, *self.options, "-cp", self.jar + os.pathsep + self.classes, "io.jadeite.benchmark.queue." + name]

    def prepare_peers(self):
        builders = {"graphile-worker": self._node, "pg-boss": self._node, "River": self._go, "db-scheduler": self._maven}
        for name, build in builders.items():
            try:
                self.commands[name] = build(name.lower())
            except NotRun as reason:
                self.reasons[name] = f"not run: {reason}"

    def leave_out(self, names):
        self.reasons.update(dict.fromkeys(names, "not run: left out by --peers none"))

    def compile(self, sources, classes, path):
        shutil.rmtree(classes, ignore_errors=True)
        os.makedirs(classes)
        files = glob.glob(os.path.join(sources, "**", "*.java"), recursive=True)
        subprocess.run([self.javac, "-proc:none", "-d", classes, "-cp", path, *files], check=True)

    def _node(self, name):
        version("node", ["node", "--version"], LEAST_NODE)
        folder = self._copy(name, "figures.mjs")
        build(["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"], folder)
        return [shutil.which("node"), os.path.join(folder, "measure.mjs")]

    def _go(self, name):
        version("go", ["go", "version"], LEAST_GO)
        folder = self._copy(name)
        build(["go", "build", "-o", "measure", "."], folder, GOTOOLCHAIN="local", GOFLAGS="-mod=readonly -buildvcs=false")
        return [os.path.join(folder, "measure")]

    def _maven(self, name):
        folder = self._copy(name)
        build(["mvn", "-q", "-B", "dependency:copy-dependencies", "-DoutputDirectory=lib"], folder)
        path = os.pathsep.join([self.classes, os.path.join(folder, "lib", "*")])
        self.compile(os.path.join(folder, "src"), os.path.join(folder, "classes"), path)
        return [self.java, "-XX:+UseSerialGC", "-cp", path + os.pathsep + os.path.join(folder, "classes"), "Measure"]

    def _copy(self, name, *shared):
        """Built outside of the sources."""
        folder = os.path.join(self.work, "peers", name)
        shutil.copytree(os.path.join(QUEUE, "peers", name), folder, dirs_exist_ok=True)
        for file in shared:
            shutil.copy(os.path.join(QUEUE, "peers", file), folder)
        return folder


def version(program, command, least):
    if not shutil.which(program):
        raise NotRun(f"there is no {program}")
    said = subprocess.run(command, capture_output=True, text=True).stdout
    found = tuple(map(int, re.search(r"\d+(?:\.\d+)*", said).group().split(".")))
    if found < least:
        raise NotRun(f"{program} is {'.'.join(map(str, found))}, it needs {'.'.join(map(str, least))}")


def build(command, folder, **environment):
    done = subprocess.run(command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True)
    if done.returncode != 0:
        lines = (done.stderr + done.stdout).strip().splitlines()
        raise NotRun(f"'{' '.join(command[:2])}' failed: {lines[0] if lines else done.returncode}")


def call(command, environment, log, limit):
    """The figures that a program tells; its standard error goes to the log."""
    return finish(start(command, environment, log), limit)


def start(command, environment, log):
    with open(log, "ab") as file:
        process = subprocess.Popen(command, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=file,
                                   stdin=subprocess.DEVNULL, text=True, start_new_session=True)
    process.log = log
    return process


def finish(process, limit):
    try:
        output, _ = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        raise Failed(f"not done after {limit} s") from None
    finally:
        end(process)
    if process.returncode != 0:
        with open(process.log, errors="replace") as file:
            lines = [line.strip() for line in file if re.search(r"Exception|Error|should be", line)]
        raise Failed((lines[-1] if lines else f"exit code {process.returncode}")[:200] + f" ({process.log})")
    figures = {}
    for line in output.splitlines():
        if line.startswith("figure "):
            _, name, value = line.split()
            figures[name] = float(value)
    return figures


def end(process):
    """With the idle worker that it may have started, which is of its session."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()
