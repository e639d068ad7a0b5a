"""One kernel as a process, and a front end that speaks with it without delays of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil
import zmq
from jupyter_client.session import Session

LIMIT = 60


class Kernel:
    def __init__(self, spec, folder):
        self.spec = json.loads((spec / "kernel.json").read_text())
        file = Path(folder) / "connection.json"
        ports = free_ports(5)
        names = ["shell_port", "iopub_port", "stdin_port", "control_port", "hb_port"]
        connection = dict(zip(names, ports), ip="127.0.0.1", transport="tcp", key="secret",
                          signature_scheme="hmac-sha256", kernel_name="")
        file.write_text(json.dumps(connection))
        self.session = Session(key=b"secret", signature_scheme="hmac-sha256")
        self.context = zmq.Context()
        argv = [word.replace("{connection_file}", str(file)).replace("{resource_dir}", str(spec))
                for word in self.spec["argv"]]
        argv[0] = sys.executable if argv[0] == "python" else argv[0]
        environment = dict(os.environ, HOME=str(folder), IPYTHONDIR=str(Path(folder) / "ipython"), **self.spec.get("env", {}))
        self.log = open(Path(folder) / "log.txt", "w")
        self.began = time.perf_counter()
        self.process = subprocess.Popen(argv, env=environment, stdout=self.log, stderr=self.log,
                                        stdin=subprocess.DEVNULL, cwd=folder, start_new_session=True)
        self.shell = self.connect(zmq.DEALER, connection["shell_port"])
        self.control = self.connect(zmq.DEALER, connection["control_port"])
        self.iopub = self.connect(zmq.SUB, connection["iopub_port"])
        self.iopub.subscribe(b"")

    def connect(self, kind, port):
        made = self.context.socket(kind)
        made.linger = 0
        made.reconnect_ivl = 4
        made.rcvhwm = 0
        made.connect("tcp://127.0.0.1:%d" % port)
        return made

    def send(self, kind, content, channel=None):
        message = self.session.msg(kind, content)
        self.session.send(channel or self.shell, message)
        return message["header"]["msg_id"]

    def next(self, channel, limit=LIMIT):
        if not channel.poll(limit * 1000):
            raise AssertionError("%s says nothing: %s" % (self.spec["display_name"], Path(self.log.name).read_text()[-2000:]))
        return self.session.recv(channel, mode=0)[1]

    def reply(self, request, channel=None):
        while True:
            message = self.next(channel or self.shell)
            if message["parent_header"].get("msg_id") == request:
                return message["content"]

    def submit(self, code):
        return self.send("execute_request", {"code": code, "silent": False, "store_history": True,
                                             "user_expressions": {}, "allow_stdin": False, "stop_on_error": True})

    def until_idle(self, request):
        """All its outputs."""
        found = []
        while True:
            message = self.next(self.iopub)
            if message["parent_header"].get("msg_id") != request:
                continue
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                return found
            found.append(message)

    def run(self, code):
        """Milliseconds from request to idle, and the outputs."""
        began = time.perf_counter()
        request = self.submit(code)
        outputs = self.until_idle(request)
        took = (time.perf_counter() - began) * 1000
        reply = self.reply(request)
        if reply["status"] != "ok":
            raise AssertionError("%s: %s: %s" % (self.spec["display_name"], code, reply))
        return took, outputs

    def value(self, code, expected):
        took, outputs = self.run(code)
        values = [one["content"]["data"]["text/plain"] for one in outputs if one["msg_type"] == "execute_result"]
        if values != [expected]:
            raise AssertionError("%s: %s gave %s and not %s" % (self.spec["display_name"], code, values, expected))
        return took

    def interrupt(self):
        if self.spec.get("interrupt_mode") == "message":
            self.send("interrupt_request", {}, self.control)
        else:
            os.kill(self.process.pid, signal.SIGINT)

    def family(self):
        top = psutil.Process(self.process.pid)
        return [top] + top.children(recursive=True)

    def cpu(self):
        """Milliseconds of all its processes so far."""
        return 1000 * sum(times.user + times.system for times in (one.cpu_times() for one in self.family()))

    def pss(self):
        """Megabytes."""
        return sum(one.memory_full_info().pss for one in self.family()) / 1e6

    def close(self):
        for one in reversed(self.family()):
            one.kill()
        self.process.wait()
        self.log.close()
        for one in (self.shell, self.control, self.iopub):
            one.close()
        self.context.term()


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports
