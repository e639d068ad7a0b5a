package io.jadeite.launchers.command;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.queue.Pause;
import io.jadeite.engine.queue.Pauses;
import io.jadeite.engine.run.Tags;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code queue pause} and {@code queue resume}: workers leave runs with these tags alone, and take them again. */
abstract class QueuePause extends SessionCommand {
    @Option(
            names = {"-t", "--tag", "--tags"},
            paramLabel = "TAG",
            description = "runs that carry this tag; several: all of them; none: all runs")
    List<String> tags = new ArrayList<>();

    QueuePause(Session session) {
        super(session);
    }

    /** What was done, as a sentence. */
    abstract String change(Pauses pauses, Tags chosen);

    @Override
    public Integer call() {
        var chosen = Tags.of(tags);
        try (var databases = new LazyDatabase(session)) {
            session.out().println(change(new Pauses(databases.get()), chosen));
            return CommandLineInterface.DONE;
        }
    }

    /** {@code queue pause}. */
    @Command(description = "let workers leave runs alone, by tag or all; what runs goes on")
    static final class Begin extends QueuePause {
        Begin(Session session) {
            super(session);
        }

        @Override
        String change(Pauses pauses, Tags chosen) {
            pauses.begin(chosen);
            return "Paused: %s. What runs goes on.".formatted(Pause.words(chosen));
        }
    }

    /** {@code queue resume}. */
    @Command(description = "let workers take paused runs again")
    static final class End extends QueuePause {
        End(Session session) {
            super(session);
        }

        @Override
        String change(Pauses pauses, Tags chosen) {
            if (pauses.end(chosen)) {
                return "Resumed: %s.".formatted(Pause.words(chosen));
            }
            var all = pauses.all();
            throw new InputException("There is no pause of %s.%s"
                    .formatted(
                            Pause.words(chosen),
                            all.isEmpty()
                                    ? " Nothing is paused."
                                    : " Paused are: "
                                            + String.join(
                                                    "; ",
                                                    all.stream()
                                                            .map(pause -> Pause.words(pause.tags()))
                                                            .toList())
                                            + "."));
        }
    }
}
