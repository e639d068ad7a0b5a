package io.jadeite.kernel.answer;

import io.jadeite.kernel.protocol.Request;
import io.jadeite.kernel.protocol.Wire;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells front ends when the kernel is busy: each request begins with busy and ends with idle. Threads may share it.
 *
 * <p>Requests that are answered beside a running cell would leave front ends, which look at the newest state only, believing that
 * the cell has ended; so they hear once more that it runs.
 */
final class States {
    private static final Map<String, String> BUSY = Map.of("execution_state", "busy");
    private static final Map<String, String> IDLE = Map.of("execution_state", "idle");
    private static final String NO_PARENT = "";

    private final Wire wire;
    private final Outputs outputs;
    private final Current current;
    private @Nullable Request running;

    States(Wire wire, Outputs outputs, Current current) {
        this.wire = wire;
        this.outputs = outputs;
        this.current = current;
    }

    void starting() {
        wire.publish(NO_PARENT, "status", Map.of("execution_state", "starting"));
    }

    /** Answers a request for which cells wait. */
    void duringCell(Request request, Runnable answer) {
        synchronized (this) {
            running = request;
        }
        during(request, answer);
    }

    /** Answers a request, whatever else goes on. */
    void during(Request request, Runnable answer) {
        current.begin(request);
        wire.publish(request.header(), "status", BUSY);
        try {
            answer.run();
        } finally {
            current.end();
            outputs.flush();
            end(request);
        }
    }

    /** Beside a cell: what that prints is still the cell's. */
    void beside(Request request, Runnable answer) {
        wire.publish(request.header(), "status", BUSY);
        try {
            answer.run();
        } finally {
            end(request);
        }
    }

    private synchronized void end(Request request) {
        wire.publish(request.header(), "status", IDLE);
        if (request.equals(running)) {
            running = null;
        } else if (running != null) {
            wire.publish(running.header(), "status", BUSY);
        }
    }
}
