"""What every part has at hand: servers, programs, rounds, and a place to put figures."""
import contextlib
import os
import shutil
import sys

import programs
import tables

RAW, JADEITE = "raw", "Jadeite"
LABELS = {"graphile-worker": "graphile-worker 0.17.3, its fastest settings", "pg-boss": "pg-boss 10.4.2", "River": "River 0.51.1",
          "db-scheduler": "db-scheduler 16.12.0, lock-and-fetch"}
LIMIT_SECONDS = 600


class Context:
    def __init__(self, options, made, servers, work):
        self.options = options
        self.programs = made
        self.servers = servers
        self.work = work
        self.figures = tables.Figures()
        self.round = 0

    def pick(self, full, quick):
        return quick if self.options.quick else full

    def rounds(self):
        for self.round in range(1, self.options.rounds + 1):
            yield self.round
        self.round = 0

    def attempt(self, what, whose, measure):
        """A measurement that fails is told in the table and at the end; the others go on."""
        reason = self.programs.reasons.get(whose)
        if reason is None:
            self.say(f"{f'round {self.round}: ' if self.round else ''}{what[0]}: {whose}")
            try:
                return measure()
            except (programs.Failed, RuntimeError) as failure:
                reason = f"failed: {failure}"
                self.say(reason)
        for each in what:
            self.figures.explain(each, whose, reason)
        return None

    def add(self, what, whose, value):
        self.figures.add(what, whose, value)

    @contextlib.contextmanager
    def database(self, server, template=None):
        """A fresh database and a fresh home for Jadeite's files on the same medium."""
        name = server.create(template)
        place = Place(self, server, name)
        os.makedirs(place.home)
        try:
            yield place
        finally:
            server.drop(name)
            shutil.rmtree(place.home, ignore_errors=True)

    def label(self, whose):
        return LABELS.get(whose, whose)

    def ratio(self, what, whose, base):
        return tables.ratio(self.figures.ratio(what, whose, base))

    def show(self, heads, rows):
        print("\n" + tables.table(heads, rows), flush=True)

    def say(self, text):
        print(text, file=sys.stderr, flush=True)


class Place:
    """A database with what its programs need to know."""

    def __init__(self, context, server, database):
        self.context = context
        self.server = server
        self.database = database
        self.home = os.path.join(server.folder, "home-" + database)

    def engine(self, program, *arguments):
        return self._call(self.context.programs.of_engine(program) + list(arguments), program)

    def peer(self, name, *arguments):
        return self._call(self.context.programs.commands[name] + list(arguments), name)

    def settle(self):
        self.server.settle(self.database)

    def address(self, more=""):
        return self.server.url(self.database, more)

    def _call(self, command, name):
        os.sync()
        environment = {"DATABASE_URL": self.address(), "JADEITE_DATABASE": self.address(), "JADEITE_HOME": self.home,
                       "JADEITE_LOG": "info"}
        log = os.path.join(self.context.work, "logs", f"{name}-{self.server.name}-{self.database}.log")
        return programs.call(command, environment, log, LIMIT_SECONDS)
