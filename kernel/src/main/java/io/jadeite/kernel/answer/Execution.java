package io.jadeite.kernel.answer;

import io.jadeite.kernel.language.Cell;
import io.jadeite.kernel.language.Comms;
import io.jadeite.kernel.language.Language;
import io.jadeite.kernel.language.MimeBundle;
import io.jadeite.kernel.language.Outcome;
import io.jadeite.kernel.language.Renderer;
import io.jadeite.kernel.protocol.Request;
import io.jadeite.kernel.protocol.Wire;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Runs cells, one at a time. Threads may share it. */
final class Execution {
    private final Wire wire;
    private final Outputs outputs;
    private final Renderer renderer;
    private final Prompt prompt;
    private final Comms comms;
    private final History history;
    private final ReentrantLock oneAtATime = new ReentrantLock(true);
    private volatile @Nullable Request running;
    private int number;

    Execution(Wire wire, Outputs outputs, Renderer renderer, Prompt prompt, Comms comms, History history) {
        this.wire = wire;
        this.outputs = outputs;
        this.renderer = renderer;
        this.prompt = prompt;
        this.comms = comms;
        this.history = history;
    }

    /** What runs now. */
    @Nullable
    Request running() {
        return running;
    }

    /** Whether those that wait may run, too. */
    boolean run(Request request, Language language) {
        oneAtATime.lock();
        running = request;
        try {
            return answer(request, language);
        } finally {
            running = null;
            oneAtATime.unlock();
        }
    }

    private boolean answer(Request request, Language language) {
        var cell = cell(request);
        var started = Instant.now().toString();
        if (!cell.silent()) {
            wire.publish(
                    request.header(), "execute_input", Map.of("code", cell.code(), "execution_count", cell.number()));
        }
        var surroundings = new CellSurroundings(request, outputs, renderer, prompt, comms);
        var reply = new LinkedHashMap<String, Object>();
        reply.put("status", "ok");
        reply.put("execution_count", cell.number());
        reply.put("user_expressions", Map.of());
        reply.put("payload", List.of());
        var text = "";
        switch (shown(outcome(cell, language, surroundings))) {
            case Shown.Nothing() -> {}
            case Shown.Bundle(var bundle) -> {
                text = String.valueOf(bundle.data().getOrDefault("text/plain", ""));
                if (!cell.silent()) {
                    showResult(request, cell, bundle);
                }
            }
            case Shown.Failed(var error) -> {
                if (!cell.silent()) {
                    outputs.publish(request.header(), "error", Map.of(), error, List.of());
                }
                reply.put("status", "error");
                reply.putAll(error);
            }
        }
        boolean isGood = "ok".equals(reply.get("status"));
        if (isGood) {
            reply.put("user_expressions", userExpressions(request, cell, language, surroundings));
            reply.put("payload", surroundings.payload());
        }
        if (cell.storeHistory()) {
            history.add(cell.number(), cell.code(), text);
        }
        outputs.flush();
        wire.reply(request, "execute_reply", Map.of("started", started, "status", reply.get("status")), reply);
        return isGood || !request.flag("stop_on_error", true);
    }

    private Cell cell(Request request) {
        boolean silent = request.flag("silent", false);
        boolean storeHistory = !silent && request.flag("store_history", true);
        if (storeHistory) {
            number++;
        }
        return new Cell(request.text("code", ""), Math.max(1, number), silent, storeHistory);
    }

    private Outcome outcome(Cell cell, Language language, CellSurroundings surroundings) {
        try {
            return language.execute(cell, surroundings);
        } catch (OutOfMemoryError e) {
            return Failures.outOfMemory();
        } catch (RuntimeException | Error e) {
            return Failures.ofKernel(e);
        }
    }

    /** A value's own way to show itself is code of anybody's, and may fail. */
    private Shown shown(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Nothing() -> new Shown.Nothing();
            case Outcome.Value(var value) -> {
                try {
                    yield new Shown.Bundle(renderer.render(value));
                } catch (RuntimeException | Error e) {
                    yield new Shown.Failed(Failures.content(Failures.ofShowing(value, e)));
                }
            }
            case Outcome.Failure failure -> new Shown.Failed(Failures.content(failure));
            case Outcome.Interrupted() -> new Shown.Failed(Failures.content(Failures.interrupted()));
        };
    }

    private void showResult(Request request, Cell cell, MimeBundle bundle) {
        var content = Map.of("execution_count", cell.number(), "data", bundle.data(), "metadata", bundle.metadata());
        outputs.publish(request.header(), "execute_result", Map.of(), content, List.of());
    }

    private Map<String, Object> userExpressions(
            Request request, Cell cell, Language language, CellSurroundings surroundings) {
        var answers = new LinkedHashMap<String, Object>();
        request.object("user_expressions").forEach((name, expression) -> {
            var asked = new Cell(String.valueOf(expression), cell.number(), true, false);
            answers.put(
                    name,
                    switch (shown(outcome(asked, language, surroundings))) {
                        case Shown.Nothing() -> Map.of("status", "ok", "data", Map.of(), "metadata", Map.of());
                        case Shown.Bundle(var bundle) ->
                            Map.of("status", "ok", "data", bundle.data(), "metadata", bundle.metadata());
                        case Shown.Failed(var error) -> {
                            var content = new LinkedHashMap<>(error);
                            content.put("status", "error");
                            yield content;
                        }
                    });
        });
        return answers;
    }

    /** For a cell that won't run, as one before it failed. */
    void abort(Request request) {
        wire.reply(request, "execute_reply", Map.of("status", "aborted"));
    }
}
