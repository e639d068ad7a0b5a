package io.jadeite.engine.calculation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a program in a directory until its calculation is done: handlers look at it while it runs and when it has ended; what they find
 * is corrected, and the program starts again. The state before each correction is kept beside.
 *
 * <pre>{@code
 * var supervision = new Supervision(directory, options, handlers, corrector, attendant);
 * List<Applied> corrections = supervision.run();
 * }</pre>
 */
public final class Supervision {
    private static final Logger LOG = LoggerFactory.getLogger(Supervision.class);
    private static final Duration SLICE = Duration.ofMillis(500);
    private static final int COMMAND_NOT_FOUND = 127;
    private static final int CANNOT_EXECUTE = 126;

    /** What the calculator does meanwhile. */
    public interface Attendant {
        /** Is called twice a second while the program runs, and once when it has ended. */
        default void look() {}

        /** Asks the program to stop by itself, by a file that it looks at. */
        default void askToStop() throws IOException {}

        /** What the program was doing when it ended, for a message; empty where nothing is known. */
        default String doing() {
            return "";
        }
    }

    private record Ended(int exit, List<Finding> found, boolean timedOut) {}

    private final Path directory;
    private final Options options;
    private final List<Handler> handlers;
    private final Corrector corrector;
    private final Attendant attendant;
    private final OutputGrowth growth;
    private final List<Applied> applied;

    /** @param earlier the corrections that were made before, in another attempt */
    public Supervision(
            Path directory,
            Options options,
            List<Handler> handlers,
            Corrector corrector,
            Attendant attendant,
            List<Applied> earlier) {
        this.directory = directory;
        this.options = options;
        this.handlers = List.copyOf(handlers);
        this.corrector = corrector;
        this.attendant = attendant;
        this.growth = new OutputGrowth(directory);
        this.applied = new ArrayList<>(earlier);
    }

    /**
     * Returns when the calculation is done: the program has ended, and no handler finds anything.
     *
     * @return all corrections, the earlier ones too
     * @throws ProgramMissing where this computer can't run it
     * @throws CalculationFailed where it failed and nothing helps
     * @throws InterruptedException where it was told to stop; no process is left then
     */
    public List<Applied> run() throws InterruptedException, IOException {
        while (true) {
            var ended = once();
            attendant.look();
            if (ended.timedOut()) {
                throw new CalculationFailed("The calculation was ended at its time limit of %s.%s"
                        .formatted(options.timeLimit().orElseThrow(), lastWords()));
            }
            if (ended.exit() == COMMAND_NOT_FOUND || ended.exit() == CANNOT_EXECUTE) {
                throw new ProgramMissing(
                        "The command '%s' ended with exit code %d: a program in it isn't on this computer.%s"
                                .formatted(String.join(" ", options.command().words()), ended.exit(), lastWords()));
            }
            var found = ended.found().isEmpty() ? look(false, handlers) : ended.found();
            if (found.isEmpty()) {
                if (ended.exit() != 0) {
                    throw new CalculationFailed("%s ended with exit code %d, and no handler knows why.%s%s"
                            .formatted(options.command().program(), ended.exit(), attendant.doing(), lastWords()));
                }
                return List.copyOf(applied);
            }
            correct(found);
        }
    }

    private Ended once() throws InterruptedException, IOException {
        growth.reset();
        long began = System.nanoTime();
        long nextLook = began + options.look().toNanos();
        var monitors = handlers.stream().filter(Handler::monitors).toList();
        try (var program = Program.start(options.command(), directory)) {
            try {
                while (true) {
                    var exit = program.awaitExit(shorter(SLICE, options.look()));
                    if (exit.isPresent()) {
                        return new Ended(exit.get(), List.of(), false);
                    }
                    attendant.look();
                    long now = System.nanoTime();
                    if (options.timeLimit().isPresent()
                            && now - began > options.timeLimit().get().toNanos()) {
                        program.end(options.grace());
                        return new Ended(0, List.of(), true);
                    }
                    if (now >= nextLook) {
                        nextLook = now + options.look().toNanos();
                        var found = look(true, monitors);
                        if (!found.isEmpty()) {
                            program.end(options.grace());
                            return new Ended(0, found, false);
                        }
                    }
                }
            } catch (InterruptedException e) {
                stopSoftly(program);
                throw e;
            }
        }
    }

    /** By a file first, which lets it write what a restart needs. */
    private void stopSoftly(Program program) {
        try {
            attendant.askToStop();
            if (program.awaitExit(options.softGrace()).isPresent()) {
                return;
            }
        } catch (IOException | InterruptedException e) {
            LOG.debug("asking a program to stop", e);
        }
        program.end(options.grace());
    }

    private List<Finding> look(boolean running, List<Handler> looking) {
        var calculation = new Handler.Calculation(directory, running, growth.quiet(), applied);
        return looking.stream()
                .map(handler -> handler.check(calculation))
                .flatMap(Optional::stream)
                .toList();
    }

    private void correct(List<Finding> found) throws IOException {
        var hopeless = found.stream()
                .filter(finding -> finding.correction().isEmpty()
                        || finding.correction().get().isEmpty())
                .toList();
        if (!hopeless.isEmpty()) {
            throw new CalculationFailed("The calculation failed, and nothing is known that helps: %s.%s"
                    .formatted(words(hopeless), lastWords()));
        }
        int number = applied.isEmpty() ? 1 : applied.getLast().number() + 1;
        if (number > options.mostCorrections()) {
            throw new CalculationFailed(
                    "The calculation was corrected %d times, which is as often as it may be, and fails still: %s. What was tried stands in %s."
                            .formatted(options.mostCorrections(), words(found), CorrectionLog.FILE));
        }
        Archive.write(directory, number, options.neverKept());
        for (var finding : found) {
            var correction = finding.correction().orElseThrow();
            corrector.apply(correction, directory);
            applied.add(new Applied(number, finding.handler(), finding.errors(), correction));
            LOG.info("Correction {} by {}: {}", number, finding.handler(), String.join(", ", finding.errors()));
        }
        CorrectionLog.write(directory, applied);
    }

    private static String words(List<Finding> found) {
        return found.stream()
                .map(finding -> "%s (%s)".formatted(String.join(", ", finding.errors()), finding.handler()))
                .collect(Collectors.joining("; "));
    }

    private String lastWords() {
        var words = LastLines.of(directory.resolve(options.command().errorFile()))
                .or(() -> LastLines.of(directory.resolve(options.command().outputFile())));
        return words.map(" Its last words: "::concat).orElse("") + " Its files are in " + directory + ".";
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** When the files of a directory have last grown. */
    private static final class OutputGrowth {
        private final Path directory;
        private long bytes = -1;
        private long since = System.nanoTime();

        OutputGrowth(Path directory) {
            this.directory = directory;
        }

        void reset() {
            bytes = -1;
            since = System.nanoTime();
        }

        /** How long nothing has been written, as far as looks can tell. */
        Duration quiet() {
            long now = System.nanoTime();
            long size = size();
            if (size != bytes) {
                bytes = size;
                since = now;
            }
            return Duration.ofNanos(now - since);
        }

        private long size() {
            long all = 0;
            try (var files = Files.list(directory)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    all += Files.size(file);
                }
            } catch (IOException e) {
                LOG.debug("sizes in {}", directory, e);
            }
            return all;
        }
    }
}
