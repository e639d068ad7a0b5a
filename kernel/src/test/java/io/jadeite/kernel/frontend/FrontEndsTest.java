package io.jadeite.kernel.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Both kernels through the front ends that people use. */
class FrontEndsTest extends FrontEndSuite {
    @Test
    void jupytersOwnTestsOfKernelsPassWhole() throws IOException, InterruptedException {
        var said = run(PythonEnvironment.get(), "conformance.py");

        assertThat(said).contains("\nOK").doesNotContain("skipped", "FAILED");
    }

    @Test
    void notebooksRunThroughNbclientNbconvertPapermillAndConsole() throws IOException, InterruptedException {
        var said = run(PythonEnvironment.get(), "front_ends.py");

        assertThat(said).contains("\nOK").doesNotContain("skipped", "FAILED");
    }
}
