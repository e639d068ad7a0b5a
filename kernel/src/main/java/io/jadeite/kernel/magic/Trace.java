package io.jadeite.kernel.magic;

import io.jadeite.kernel.session.Evaluated;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** All of the way of the failure that was last. */
record Trace(Workplace workplace) implements Magic {
    @Override
    public List<String> names() {
        return List.of("trace", "tb");
    }

    @Override
    public String help() {
        return "%trace — the whole stack trace of what failed last.";
    }

    @Override
    public Evaluated run(Call call) {
        var failure = workplace.lastFailure();
        if (failure.isEmpty()) {
            System.out.println("Nothing has failed yet.");
            return new Evaluated.Nothing();
        }
        var text = new StringWriter();
        failure.get().printStackTrace(new PrintWriter(text, true));
        System.out.print(text);
        return new Evaluated.Nothing();
    }
}
