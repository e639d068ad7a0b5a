"""Notebooks through the programs that people run them with. Run by io.jadeite.kernel.frontend.FrontEndsTest."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import nbclient
import nbformat

CELLS = {
    "jadeite-groovy": ["x = 20", "println 'printed'", "x + 22", "%%java\n(int) x + 1"],
    "jadeite-java": ["int x = 20;", 'System.out.println("printed");', "x + 22", "%%groovy\nx + 1"],
}


def notebook(kernel):
    made = nbformat.v4.new_notebook()
    made.metadata["kernelspec"] = {"name": kernel, "display_name": kernel, "language": kernel.split("-")[1]}
    made.cells = [nbformat.v4.new_code_cell(code) for code in CELLS[kernel]]
    return made


class FrontEnds(unittest.TestCase):
    def check(self, ran):
        self.assertEqual([], ran.cells[0].outputs)
        self.assertEqual("printed\n", ran.cells[1].outputs[0].text)
        self.assertEqual("42", ran.cells[2].outputs[0].data["text/plain"])
        self.assertEqual("21", ran.cells[3].outputs[0].data["text/plain"])

    def in_files(self, command):
        for kernel in CELLS:
            with self.subTest(kernel=kernel), tempfile.TemporaryDirectory() as folder:
                given, ran = Path(folder) / "given.ipynb", Path(folder) / "ran.ipynb"
                nbformat.write(notebook(kernel), given)
                done = subprocess.run(command(kernel, given, ran), capture_output=True, text=True, timeout=120)
                self.assertEqual(0, done.returncode, done.stdout + done.stderr)
                self.check(nbformat.read(ran, 4))

    def test_nbclient(self):
        for kernel in CELLS:
            with self.subTest(kernel=kernel):
                self.check(nbclient.NotebookClient(notebook(kernel), kernel_name=kernel, timeout=60).execute())

    def test_nbclient_stops_at_an_error(self):
        for kernel in CELLS:
            with self.subTest(kernel=kernel):
                made = notebook(kernel)
                made.cells[2].source = 'throw new IllegalStateException("no such atom");'
                with self.assertRaises(nbclient.exceptions.CellExecutionError) as raised:
                    nbclient.NotebookClient(made, kernel_name=kernel, timeout=60).execute()
                self.assertIn("no such atom", str(raised.exception))

    def test_nbconvert(self):
        self.in_files(lambda kernel, given, ran: [
            sys.executable, "-m", "nbconvert", "--to", "notebook", "--execute", str(given), "--output", str(ran)])

    def test_papermill(self):
        self.in_files(lambda kernel, given, ran: [
            sys.executable, "-m", "papermill", str(given), str(ran), "-k", kernel, "--no-progress-bar"])

    def test_console(self):
        for kernel in CELLS:
            with self.subTest(kernel=kernel):
                done = subprocess.run(
                    [sys.executable, "-m", "jupyter_console", "--kernel", kernel, "--simple-prompt"],
                    input="6 * 7\nexit\n", capture_output=True, text=True, timeout=120)
                self.assertIn("42", done.stdout, done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
