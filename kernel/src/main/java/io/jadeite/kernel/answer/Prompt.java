package io.jadeite.kernel.answer;

import io.jadeite.engine.problem.InputException;
import io.jadeite.kernel.protocol.Request;
import io.jadeite.kernel.protocol.Wire;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/** Asks the user for a line, in the front end from which the cell came. Threads may share it; they ask one after the other. */
final class Prompt {
    private sealed interface Answer {
        record Line(String text) implements Answer {}

        record Interrupt() implements Answer {}
    }

    private final Wire wire;
    private final Outputs outputs;
    private final ArrayBlockingQueue<Answer> answers = new ArrayBlockingQueue<>(1);
    private volatile boolean isAsking;

    Prompt(Wire wire, Outputs outputs) {
        this.wire = wire;
        this.outputs = outputs;
    }

    synchronized String ask(@Nullable Request request, String prompt, boolean hidden) throws InterruptedException {
        if (request == null || !request.flag("allow_stdin", true)) {
            throw new InputException(
                    "The cell asks for input%s, and this front end takes none (the notebook is run by a program). Give the value in the cell."
                            .formatted(prompt.isBlank() ? "" : " ('" + prompt.strip() + "')"));
        }
        outputs.flush();
        answers.clear();
        isAsking = true;
        try {
            wire.ask(request, "input_request", Map.of("prompt", prompt, "password", hidden));
            return switch (answers.take()) {
                case Answer.Line(String text) -> text;
                case Answer.Interrupt() -> throw new InterruptedException("interrupted while the cell asked for input");
            };
        } finally {
            isAsking = false;
        }
    }

    /** The wire's thread brings it; what nobody asked for is dropped. */
    void answered(Request reply) {
        if (isAsking) {
            answers.offer(new Answer.Line(reply.text("value", "")));
        }
    }

    void interrupt() {
        if (isAsking) {
            answers.offer(new Answer.Interrupt());
        }
    }
}
