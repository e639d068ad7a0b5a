package io.jadeite.launchers.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is submitted, beside files that were looked at; a change shows itself as a difference, and the new text in target/scripts. */
class BatchScriptsTest {
    private static final Path LOGS = Path.of("/home/ada/jadeite/clusters/1");
    private static final List<String> WORKER =
            List.of("/opt/jadeite/jadeite", "engine", "start-worker", "--tag=small job", "--life=3h58m");

    private static final JobShape PLAIN = new JobShape(
            "jadeite",
            Optional.empty(),
            1,
            0,
            0,
            1,
            1,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    private static final JobShape FULL = new JobShape(
            "copper",
            Optional.of(Duration.ofHours(26)),
            8,
            16_000,
            1,
            2,
            2,
            Optional.of("physics"),
            Optional.of("long"),
            Optional.of("high"),
            List.of("--constraint=skylake"),
            List.of("--qos"),
            List.of("module load vasp", "export OMP_NUM_THREADS=1"),
            List.of("echo done"));

    static Stream<BatchSystem> systems() {
        return BatchSystem.all().stream();
    }

    @ParameterizedTest
    @MethodSource("systems")
    void aPlainArray(BatchSystem system) throws IOException {
        compare(
                system.word() + "-plain",
                system.files(PLAIN, new JobArray(20, 5), LOGS, WORKER).values());
    }

    @ParameterizedTest
    @MethodSource("systems")
    void oneJobWithAllThatCanBeSaid(BatchSystem system) throws IOException {
        compare(
                system.word() + "-full",
                system.files(FULL, new JobArray(1, 0), LOGS, WORKER).values());
    }

    @Test
    void wordsAreQuotedWhereAShellWouldTakeThemForItsOwn() {
        assertThat(BatchScript.quoted("--tag=a")).isEqualTo("--tag=a");
        assertThat(BatchScript.quoted("it's; rm $HOME")).isEqualTo("'it'\\''s; rm $HOME'");
    }

    @Test
    void anUnknownSystemIsToldByTheNearest() {
        assertThatThrownBy(() -> BatchSystem.named("slrum"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Did you mean slurm?");
    }

    private static void compare(String name, Iterable<String> files) throws IOException {
        var text = String.join("-----\n", files);
        var folder = Files.createDirectories(Path.of("target/scripts"));
        Files.writeString(folder.resolve(name + ".txt"), text);
        try (var approved = BatchScriptsTest.class.getResourceAsStream(name + ".txt")) {
            assertThat(text)
                    .isEqualTo(
                            new String(Objects.requireNonNull(approved, name).readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
