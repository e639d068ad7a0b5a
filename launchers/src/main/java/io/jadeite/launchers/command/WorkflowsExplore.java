package io.jadeite.launchers.command;

import io.jadeite.engine.workflow.Workflow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;

/** {@code workflows explore}: on a terminal by choosing, elsewhere everything at once. */
@Command(description = "look through the workflows, by type, calculator and preset")
final class WorkflowsExplore extends SessionCommand {

    WorkflowsExplore(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws IOException {
        var workflows = session.catalogue().workflows();
        if (!session.isTerminal()) {
            workflows.forEach(workflow -> session.out().println(WorkflowDescription.text(workflow)));
            return CommandLineInterface.DONE;
        }
        var in = new BufferedReader(new InputStreamReader(session.in(), StandardCharsets.UTF_8));
        var left = choose(in, "type", workflows, workflow -> workflow.name().type());
        left = choose(in, "calculator", left, workflow -> workflow.name().calculator());
        left = choose(in, "preset", left, workflow -> workflow.name().preset());
        left.forEach(workflow -> session.out().println(WorkflowDescription.text(workflow)));
        return CommandLineInterface.DONE;
    }

    /** Those with the chosen word; a choice of one is made by itself, and the end of the input chooses all. */
    private List<Workflow> choose(BufferedReader in, String what, List<Workflow> from, Function<Workflow, String> word)
            throws IOException {
        var words = from.stream().map(word).distinct().sorted().toList();
        if (words.size() <= 1) {
            return from;
        }
        session.out().println("Choose a " + what + ":");
        for (int i = 0; i < words.size(); i++) {
            session.out().println("  %d  %s".formatted(i + 1, words.get(i)));
        }
        while (true) {
            session.out().print(what + " (number or name): ");
            session.out().flush();
            var answer = in.readLine();
            if (answer == null) {
                session.out().println();
                return from;
            }
            var text = answer.strip();
            var chosen = text.matches("[1-9]\\d{0,3}") && Integer.parseInt(text) <= words.size()
                    ? words.get(Integer.parseInt(text) - 1)
                    : text;
            if (words.contains(chosen)) {
                return from.stream()
                        .filter(workflow -> word.apply(workflow).equals(chosen))
                        .toList();
            }
            session.out().println("'%s' is none of them.".formatted(text));
        }
    }
}
