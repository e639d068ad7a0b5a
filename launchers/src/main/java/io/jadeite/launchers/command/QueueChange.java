package io.jadeite.launchers.command;

import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.queue.Requests;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code queue cancel RUN…} and {@code queue retry RUN…}: what can be done is done, the rest is told. */
abstract class QueueChange extends SessionCommand {
    @Parameters(paramLabel = "RUN", arity = "1..*", description = "their numbers")
    List<String> runs = new ArrayList<>();

    QueueChange(Session session) {
        super(session);
    }

    /** What was done with the run, as a sentence. */
    abstract String change(Requests requests, long run);

    @Override
    public Integer call() {
        var numbers = RunNumbers.read(runs);
        try (var databases = new LazyDatabase(session)) {
            var requests = new Requests(databases.get());
            var problems = new Problems();
            for (long number : numbers) {
                problems.collect(() -> {
                    session.out().println(change(requests, number));
                    return number;
                });
            }
            problems.throwIfAny();
            return CommandLineInterface.DONE;
        }
    }

    /** {@code queue cancel RUN…}. */
    @Command(description = "cancel runs; a running one is stopped by its worker within seconds")
    static final class Cancel extends QueueChange {
        Cancel(Session session) {
            super(session);
        }

        @Override
        String change(Requests requests, long run) {
            return switch (requests.cancel(run)) {
                case NOW -> "Run %d is cancelled.".formatted(run);
                case REQUESTED -> "Run %d is running; its worker will stop it within seconds.".formatted(run);
                case TOO_LATE -> "Run %d had ended before.".formatted(run);
            };
        }
    }

    /** {@code queue retry RUN…}. */
    @Command(description = "put failed or cancelled runs back into the queue")
    static final class Retry extends QueueChange {
        Retry(Session session) {
            super(session);
        }

        @Override
        String change(Requests requests, long run) {
            requests.retry(run);
            return "Run %d is back in the queue.".formatted(run);
        }
    }
}
