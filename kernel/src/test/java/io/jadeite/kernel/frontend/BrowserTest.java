package io.jadeite.kernel.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** JupyterLab in a real browser: {@code mvn verify -Pbrowser}. Its pictures stay in {@code target/browser}. */
@Tag("browser")
class BrowserTest extends FrontEndSuite {
    @Test
    void aPersonWorksInJupyterLab() throws IOException, InterruptedException {
        var pictures = Files.createDirectories(Path.of("target", "browser").toAbsolutePath());

        var said = run(PythonEnvironment.withBrowser(), "browser.py", pictures.toString(), chromium());

        assertThat(said).contains("\nOK").doesNotContain("skipped", "FAILED");
        assertThat(pictures).isDirectoryContaining("glob:**groovy.png").isDirectoryContaining("glob:**interrupt.png");
    }

    private static String chromium() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(name -> Path.of("/usr/bin", name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> new AssertionError("This test needs a browser: apt-get install chromium"));
    }
}
