package io.jadeite.dsl.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The scripts of the manual, as they stand there. */
class ManualExamplesTest extends ScriptSuite {
    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("(?s)```groovy\\n(.*?)```");

    @Test
    void theScriptsOfTheManualRun() throws Exception {
        startWorker();

        script("manual.groovy", scripts());

        var failed = jadeite().queue().runs(Map.of("state", "FAILED"));
        assertThat(failed.why()).isEmpty();
        assertThat(jadeite().queue().counts().get(RunState.SUCCEEDED)).isGreaterThanOrEqualTo(12);
    }

    private static String scripts() throws IOException {
        var text = Files.readString(CHECKOUT.resolve("docs/manual/dsl.md"));
        return BLOCK.matcher(text)
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining("\n"))
                .replace("'Cu32.POSCAR'", "'%s'".formatted(CHECKOUT.resolve("Cu32.POSCAR")));
    }
}
