"""Jupyter's own tests of kernels, for both of ours. Run by io.jadeite.kernel.frontend.FrontEndsTest."""

import unittest

import jupyter_kernel_test


class GroovyTests(jupyter_kernel_test.KernelTests):
    kernel_name = "jadeite-groovy"
    language_name = "groovy"
    file_extension = ".groovy"
    code_hello_world = "println 'hello, world'"
    code_stderr = "System.err.println 'oops'"
    completion_samples = [{"text": "'abc'.toUpperC", "matches": {"toUpperCase"}}]
    complete_code_samples = ["1 + 1", "def f(x) { x * 2 }", "println 'a'"]
    incomplete_code_samples = ["def f(x) {", "[1, 2,", "'''a"]
    invalid_code_samples = ["def = = 3", "1 + * )"]
    code_page_something = "page 'something'"
    code_generate_error = "throw new IllegalStateException('no')"
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "'a' + 1", "result": "a1"},
        {"code": "[1, 2].sum()", "result": "3"},
    ]
    code_display_data = [{"code": "display 'x'", "mime": "text/plain"}]
    code_history_pattern = "6 ?*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "String"
    code_clear_output = "clearOutput()"


class JavaTests(jupyter_kernel_test.KernelTests):
    kernel_name = "jadeite-java"
    language_name = "java"
    file_extension = ".java"
    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("oops");'
    completion_samples = [{"text": '"abc".toUpperC', "matches": {"toUpperCase("}}]
    complete_code_samples = ["1 + 1", "int f(int x) { return x * 2; }", "record P(int x) {}"]
    incomplete_code_samples = ["int f(int x) {", "record P(", "var s = \"\"\"\n a"]
    invalid_code_samples = ["1 + * );"]
    code_page_something = 'page("something");'
    code_generate_error = 'throw new IllegalStateException("no");'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"a" + 1', "result": "a1"},
        {"code": "Math.max(1, 3)", "result": "3"},
    ]
    code_display_data = [{"code": 'display("x");', "mime": "text/plain"}]
    code_history_pattern = "6 ?*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "String"
    code_clear_output = "clearOutput();"


class GroovyWelcomeTests(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = "jadeite-groovy"
    support_iopub_welcome = True


class JavaWelcomeTests(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = "jadeite-java"
    support_iopub_welcome = True


if __name__ == "__main__":
    unittest.main()
