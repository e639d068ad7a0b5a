package io.jadeite.engine.calculation;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes: programs are shell scripts. */
class SupervisionTest {
    private static final Duration SOON = Duration.ofMillis(20);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    /** Finds what a file says, and helps by setting a value, where it is told how. */
    private record Says(String word, boolean monitors, Optional<Correction> correction) implements Handler {
        @Override
        public String name() {
            return "Says";
        }

        @Override
        public Optional<Finding> check(Calculation calculation) {
            try {
                var said = calculation.directory().resolve("out.txt");
                return Files.exists(said) && Files.readString(said).contains(word)
                        ? Optional.of(new Finding(name(), List.of(word), correction))
                        : Optional.empty();
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }

    private static final Correction CURE = Correction.of(new Change.Values("cure", Map.of("X", 1), List.of()));

    private final Corrector corrector = (correction, in) ->
            Files.writeString(in.resolve(correction.changes().getFirst().file()), "");

    @Test
    void outputGoesToItsFilesAndVariablesAreSet() throws Exception {
        script("echo \"$WORD here\"; echo oops >&2");

        assertThat(supervise("WORD=hello ./program > out.txt 2> err.txt").run()).isEmpty();

        assertThat(directory.resolve("out.txt")).hasContent("hello here");
        assertThat(directory.resolve("err.txt")).hasContent("oops");
    }

    @Test
    void aProgramThatIsNotHereIsNamed() {
        assertThatThrownBy(supervise("program_of_nobody > out.txt")::run)
                .isInstanceOf(ProgramMissing.class)
                .hasMessageContaining("'program_of_nobody'");
    }

    @Test
    void aProgramThatMissesAnotherIsNoFailureOfTheRun() throws IOException {
        script("program_of_nobody_else");

        assertThatThrownBy(supervise("./program > out.txt 2>&1")::run)
                .isInstanceOf(ProgramMissing.class)
                .hasMessageContaining("127")
                .hasMessageContaining("program_of_nobody_else");
    }

    @Test
    void whatNobodyKnowsFailsWithTheLastWords() throws IOException {
        script("echo one; echo the end of it; exit 3");

        assertThatThrownBy(supervise("./program > out.txt 2>&1")::run)
                .isInstanceOf(CalculationFailed.class)
                .hasMessageContaining("exit code 3")
                .hasMessageContaining("the end of it")
                .hasMessageContaining(directory.toString());
    }

    @Test
    void whatAHandlerKnowsIsCorrectedAndTheStateBeforeIsKept() throws Exception {
        script("test -e cure || { echo bad; exit 1; }");
        Files.writeString(directory.resolve("POTCAR"), "licensed");

        var applied = supervise("./program > out.txt", new Says("bad", false, Optional.of(CURE)))
                .run();

        assertThat(applied).singleElement().satisfies(one -> {
            assertThat(one.number()).isEqualTo(1);
            assertThat(one.errors()).containsExactly("bad");
        });
        assertThat(CorrectionLog.read(directory)).isEqualTo(applied);
        try (var kept =
                new ZipFile(directory.resolve("jadeite_correction_01.zip").toFile())) {
            assertThat(kept.stream().map(ZipEntry::getName))
                    .contains("out.txt", "program")
                    .doesNotContain("POTCAR");
        }
    }

    @Test
    void aMonitorEndsTheProgramWhileItRuns() throws Exception {
        script("test -e cure || { echo bad; sleep 60; }");

        var applied = supervise("./program > out.txt", new Says("bad", true, Optional.of(CURE)))
                .run();

        assertThat(applied).hasSize(1);
    }

    @Test
    void itIsCorrectedNoMoreThanItMayBe() throws IOException {
        script("echo bad");

        assertThatThrownBy(supervise("./program > out.txt", new Says("bad", false, Optional.of(CURE)))::run)
                .isInstanceOf(CalculationFailed.class)
                .hasMessageContaining("2 times")
                .hasMessageContaining("bad (Says)");
    }

    @Test
    void anEmptyCorrectionIsNone() throws IOException {
        script("echo bad");

        assertThatThrownBy(supervise(
                        "./program > out.txt", new Says("bad", false, Optional.of(new Correction(List.of()))))::run)
                .isInstanceOf(CalculationFailed.class)
                .hasMessageContaining("nothing is known that helps: bad (Says)");
    }

    @Test
    void allItsProcessesEndAtTheTimeLimitAlsoDeafOnes() throws IOException {
        script("trap '' TERM; (trap '' TERM; echo $$ > /dev/null; sleep 60 & echo $! > child; wait) & sleep 60");
        var options = options("./program > out.txt", Optional.of(Duration.ofSeconds(3)));

        assertThatThrownBy(supervision(options, List.of())::run)
                .isInstanceOf(CalculationFailed.class)
                .hasMessageContaining("time limit");

        assertThat(directory.resolve("child")).isNotEmptyFile();
        Await.until("the child is gone", this::isChildGone);
    }

    @Test
    void whoIsInterruptedLeavesNoProcess() throws Exception {
        script("sleep 60 & echo $! > child; wait");
        var task = new FutureTask<>(() -> supervise("./program > out.txt").run());
        var thread = Thread.ofPlatform().start(task);
        while (!Files.exists(directory.resolve("child")) || Files.size(directory.resolve("child")) == 0) {
            assertThatThrownBy(() -> task.get(20, java.util.concurrent.TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
        }

        thread.interrupt();

        assertThatThrownBy(() -> task.get(20, SECONDS)).hasCauseInstanceOf(InterruptedException.class);
        Await.until("the child is gone", this::isChildGone);
    }

    /** A moment after it was killed; it may be a zombie where nobody waits for it. */
    private boolean isChildGone() {
        try {
            long pid =
                    Long.parseLong(Files.readString(directory.resolve("child")).strip());
            var status = Path.of("/proc", Long.toString(pid), "status");
            return ProcessHandle.of(pid).isEmpty() || Files.readString(status).contains("Z (zombie)");
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void script(String text) throws IOException {
        var file = directory.resolve("program");
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Supervision supervise(String command, Handler... handlers) {
        return supervision(options(command, Optional.empty()), List.of(handlers));
    }

    private Supervision supervision(Options options, List<Handler> handlers) {
        return new Supervision(directory, options, handlers, corrector, new Supervision.Attendant() {}, List.of());
    }

    private static Options options(String command, Optional<Duration> limit) {
        return new Options(CommandLine.parse(command), SOON, limit, SOON, Duration.ofMillis(300), 2, Set.of("POTCAR"));
    }
}
