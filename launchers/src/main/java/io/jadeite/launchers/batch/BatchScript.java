package io.jadeite.launchers.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The script of a job. Everything in it that comes from outside is quoted here. */
final class BatchScript {
    private BatchScript() {}

    /** @param worker what starts the worker on a node */
    static String text(BatchSystem system, JobShape shape, JobArray array, Path logs, List<String> worker) {
        var lines = new ArrayList<String>();
        lines.add("#!/bin/sh");
        system.directives(shape, array, logs).stream()
                .filter(directive -> shape.without().stream().noneMatch(directive::startsWith))
                .map(directive -> system.mark() + " " + directive)
                .forEach(lines::add);
        shape.directives().forEach(directive -> lines.add(system.mark() + " " + directive));
        lines.addAll(body(system, shape, worker));
        return String.join("\n", lines) + "\n";
    }

    /** What the job does. The worker takes the shell's place, so that signals reach it, or the shell passes them on. */
    static List<String> body(BatchSystem system, JobShape shape, List<String> worker) {
        var lines = new ArrayList<>(shape.prologue());
        var words = new ArrayList<>(system.onEachNode(shape));
        words.addAll(worker);
        var command = words.stream().map(BatchScript::quoted).collect(Collectors.joining(" "));
        if (shape.epilogue().isEmpty() && !system.warnsByUserSignals()) {
            lines.add("exec " + command);
        } else {
            lines.add(command + " &");
            lines.add("worker=$!");
            lines.add("trap 'kill -TERM $worker' TERM INT USR1 USR2");
            lines.add("wait $worker; code=$?");
            lines.add("while kill -0 $worker 2>/dev/null; do wait $worker; code=$?; done");
            lines.addAll(shape.epilogue());
            lines.add("exit $code");
        }
        return lines;
    }

    /** As it stands in a script, where the shell must take nothing of it for its own. */
    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
