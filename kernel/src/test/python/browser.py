"""A person at work in JupyterLab, in a real browser. Run by io.jadeite.kernel.frontend.BrowserTest.

The first argument is the folder for the pictures, the second the browser's program."""

import json
import os
import re
import subprocess
import sys
import time
import unittest
import urllib.request
from pathlib import Path

import nbformat
from playwright.sync_api import expect, sync_playwright

PICTURES, BROWSER = Path(sys.argv[1]), sys.argv[2]
SECONDS = 1000

GROOVY = [
    "sites = [[element: 'Cu', energy: -0.007, force: 0.003], [element: 'Ag', energy: -0.004, force: 0.002]]",
    "sites",
    "plot((1..20).collect { [step: it, energy: -1 + 1 / it] }, x: 'step', y: 'energy')",
    "%%java\nrecord Site(String element, double x) {}\nnew Site(\"Cu\", 0.5)",
    "line = display 'step 0 of 5'\n(1..5).each { Thread.sleep(300); updateDisplay line, \"step $it of 5\" }\n'done'",
]
JAVA = ["int x = 20;", "x + 22", "%%groovy\nx = x + 1\nx"]


def notebook(path, kernel, cells):
    made = nbformat.v4.new_notebook()
    made.metadata["kernelspec"] = {"name": kernel, "display_name": kernel, "language": kernel.split("-")[1]}
    made.cells = [nbformat.v4.new_code_cell(code) for code in cells]
    nbformat.write(made, path)


class Lab:
    """A server of its own in this folder."""

    def __init__(self):
        self.log = open("lab.log", "w")
        settings = Path("settings")
        notification = settings / "@jupyterlab/apputils-extension/notification.jupyterlab-settings"
        notification.parent.mkdir(parents=True)
        notification.write_text('{"fetchNews": "false", "checkForUpdates": false}')
        self.process = subprocess.Popen(
            [sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root", "--ServerApp.port=0",
             "--IdentityProvider.token=", "--ServerApp.password=", "--expose-app-in-browser",
             "--ServerApp.root_dir=" + os.getcwd()],
            env=dict(os.environ, JUPYTERLAB_SETTINGS_DIR=str(settings.absolute())),
            stdout=self.log, stderr=subprocess.STDOUT)
        self.address = self.await_address()

    def await_address(self):
        runtime = Path(os.environ["JUPYTER_RUNTIME_DIR"])
        end = time.monotonic() + 120
        while time.monotonic() < end and self.process.poll() is None:
            for file in runtime.glob("jpserver-*.json"):
                try:
                    address = json.loads(file.read_text())["url"]
                    urllib.request.urlopen(address + "api/status", timeout=5).close()
                    return address
                except (ValueError, OSError):
                    pass
            time.sleep(0.1)
        raise AssertionError("JupyterLab didn't start: " + Path("lab.log").read_text())

    def close(self):
        self.process.terminate()
        self.process.wait(60)
        self.log.close()


class Browser(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        notebook("groovy.ipynb", "jadeite-groovy", GROOVY)
        notebook("java.ipynb", "jadeite-java", JAVA)
        cls.lab = Lab()
        cls.playwright = sync_playwright().start()
        cls.browser = cls.playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.playwright.stop()
        cls.lab.close()

    def open(self, name):
        self.page = self.browser.new_page(viewport={"width": 1000, "height": 900})
        self.page.set_default_timeout(60 * SECONDS)
        expect.set_options(timeout=60 * SECONDS)
        self.page.goto(self.lab.address + "lab/workspaces/" + name.split(".")[0] + "/tree/" + name)
        self.cells = self.page.locator(".jp-Notebook .jp-CodeCell")
        expect(self.cells.first).to_be_visible()
        self.page.wait_for_function("window.jupyterapp !== undefined")
        self.command("application:toggle-left-area")
        self.await_kernel("idle")

    def command(self, name):
        self.page.evaluate("name => { window.jupyterapp.commands.execute(name) }", name)

    def outputs(self, cell):
        return self.cells.nth(cell).locator(".jp-OutputArea-output")

    def write_below(self, code):
        """A new cell at the end. Gives its number."""
        count = self.cells.count()
        self.page.evaluate(
            "() => { const n = window.jupyterapp.shell.currentWidget.content;"
            " n.activeCellIndex = n.widgets.length - 1; n.mode = 'command' }")
        self.command("notebook:insert-cell-below")
        expect(self.cells).to_have_count(count + 1)
        self.cells.last.locator(".cm-content").click()
        self.page.keyboard.type(code)
        return count

    def await_kernel(self, status):
        self.page.wait_for_function(
            "status => window.jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel?.status === status",
            arg=status)

    def tearDown(self):
        self.picture("end-of-" + self.id().split(".")[-1])
        self.page.close()

    def picture(self, name):
        self.page.screenshot(path=str(PICTURES / (name + ".png")))

    def test_groovy(self):
        self.open("groovy.ipynb")
        self.command("notebook:run-all-cells")
        expect(self.outputs(1).locator("table")).to_contain_text("Ag")
        expect(self.outputs(2).locator("svg, img")).to_be_visible()
        expect(self.outputs(3)).to_contain_text("0.5")
        expect(self.outputs(4).first).to_contain_text(re.compile("step [1-4] of 5"))
        self.picture("progress")
        expect(self.outputs(4).first).to_contain_text("step 5 of 5")
        expect(self.outputs(4).nth(1)).to_contain_text("done")
        self.cells.first.click()
        self.picture("groovy")
        # Groovy's words have colours of their own.
        self.assertGreater(self.page.locator(".jp-Notebook .cm-content span[class]").count(), 5)

        self.write_below("Structure.loa")
        self.page.keyboard.press("Tab")
        expect(self.page.locator(".jp-Completer")).to_contain_text("loadAll")
        self.picture("completion")
        self.page.keyboard.press("Escape")

    def test_interrupt_and_restart(self):
        self.open("java.ipynb")
        self.command("notebook:run-all-cells")
        expect(self.outputs(1)).to_contain_text("42")
        expect(self.outputs(2)).to_contain_text("21")

        loop = self.write_below("while (true) { }")
        self.page.keyboard.press("Control+Enter")
        self.await_kernel("busy")
        self.command("notebook:interrupt-kernel")
        expect(self.outputs(loop)).to_contain_text("nterrupt")
        self.picture("interrupt")

        self.command("notebook:restart-kernel")
        self.page.locator(".jp-Dialog .jp-mod-accept").click()
        self.await_kernel("idle")
        forgotten = self.write_below("x")
        self.page.keyboard.press("Control+Enter")
        expect(self.outputs(forgotten)).to_contain_text("cannot find symbol")
        self.picture("restarted")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
