package io.jadeite.launchers.command;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.queue.QueueView;
import io.jadeite.engine.queue.Requests;
import io.jadeite.engine.queue.RunRecord;
import io.jadeite.engine.run.RunState;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code queue delete RUN…} or {@code --tag …}. */
@Command(description = "hide runs from lists; those not started yet are cancelled first")
final class QueueDelete extends SessionCommand {
    @Parameters(paramLabel = "RUN", arity = "0..*", description = "their numbers")
    List<String> runs = new ArrayList<>();

    @Mixin
    FilterWords words = new FilterWords();

    QueueDelete(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        var filter = words.read();
        if (runs.isEmpty() == words.isEmpty()) {
            throw new InputException(
                    "'queue delete' takes either the numbers of runs, or --tag, --state or --workflow.");
        }
        var numbers = new ArrayList<>(RunNumbers.read(runs));
        try (var databases = new LazyDatabase(session)) {
            if (runs.isEmpty()) {
                new QueueView(databases.get()).each(filter, run -> numbers.add(run.id()));
            }
            var view = new QueueView(databases.get());
            var running = runs.isEmpty()
                    ? List.<Long>of()
                    : numbers.stream()
                            .filter(number -> isRunning(view.run(number)))
                            .toList();
            if (!running.isEmpty()) {
                throw new InputException("Running runs can't be deleted: %s. Cancel them first: jadeite queue cancel %s"
                        .formatted(joined(running, ", "), joined(running, " ")));
            }
            int hidden = new Requests(databases.get()).delete(numbers);
            session.out()
                    .println("%d of %d run(s) deleted%s."
                            .formatted(hidden, numbers.size(), hidden < numbers.size() ? "; running ones stay" : ""));
            return CommandLineInterface.DONE;
        }
    }

    private static boolean isRunning(RunRecord run) {
        return run.state() == RunState.RUNNING;
    }

    private static String joined(List<Long> numbers, String between) {
        return String.join(between, numbers.stream().map(String::valueOf).toList());
    }
}
