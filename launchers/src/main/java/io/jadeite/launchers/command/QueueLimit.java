package io.jadeite.launchers.command;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Nearest;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.queue.Limit;
import io.jadeite.engine.queue.Limits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code queue limit WORD N}: at most so many at once. */
@Command(description = "let at most so many runs that carry a word run at once; 'none' ends the limit")
final class QueueLimit extends SessionCommand {
    private static final int MOST = 1_000_000;

    @Parameters(
            index = "0",
            paramLabel = "WORD",
            description = "a tag (each run carries its type, calculator and workflow as tags), or a word for --limit")
    String word = "";

    @Parameters(index = "1", paramLabel = "N|none", description = "how many at once; 0 lets none start")
    String number = "";

    QueueLimit(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        var problems = new Problems();
        problems.collect(() -> Limits.checked(word));
        var capacity = number.equals("none") ? null : problems.collect(this::capacity);
        problems.throwIfAny();
        try (var databases = new LazyDatabase(session)) {
            var limits = new Limits(databases.get());
            if (capacity == null) {
                end(limits);
            } else {
                limits.set(word, capacity);
                session.out().println("At most %d run(s) of %s at once. What runs goes on.".formatted(capacity, word));
            }
            return CommandLineInterface.DONE;
        }
    }

    private void end(Limits limits) {
        if (!limits.remove(word)) {
            var known = limits.all().stream().map(Limit::word).toList();
            throw new InputException("There is no limit on '%s'.%s 'jadeite queue limits' shows all of them."
                    .formatted(word, Nearest.question(word, known)));
        }
        session.out().println("No limit on %s any more.".formatted(word));
    }

    private int capacity() {
        try {
            int capacity = Integer.parseInt(number.strip());
            if (capacity >= 0 && capacity <= MOST) {
                return capacity;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new InputException(
                "A limit is a whole number from 0 to %d, or 'none'; found '%s'.".formatted(MOST, number));
    }
}
