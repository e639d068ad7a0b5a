package io.jadeite.kernel.answer;

import io.jadeite.kernel.language.Language;
import io.jadeite.kernel.language.Renderer;
import io.jadeite.kernel.protocol.ConnectionFile;
import io.jadeite.kernel.protocol.Receiver;
import io.jadeite.kernel.protocol.Request;
import io.jadeite.kernel.protocol.Wire;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A running kernel. Its threads: the wire's; one that makes the language and then runs cells; one for questions, which are answered
 * while a cell runs; one for control; one for each subshell.
 *
 * <pre>{@code
 * var kernel = Kernel.start(ConnectionFile.read(file), () -> new GroovyLanguage(session), renderer, "0.1.0", System.err);
 * int exitCode = kernel.await();
 * }</pre>
 */
public final class Kernel implements Receiver {
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Supplier<Language> maker;
    private final String version;
    private final PrintStream log;
    private final Current current = new Current();
    private final History history = new History();
    private final CompletableFuture<Language> language = new CompletableFuture<>();
    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();
    private final Wire wire;
    private final Outputs outputs;
    private final States states;
    private final Prompt prompt;
    private final OpenComms comms;
    private final Execution execution;
    private final Questions questions;
    private final RequestThread cells;
    private final RequestThread beside;
    private final RequestThread control;
    private final Subshells subshells = new Subshells(this::startSubshell);
    private final CompletableFuture<ConnectionFile.Ports> ports = new CompletableFuture<>();

    private Kernel(
            ConnectionFile connection, Supplier<Language> maker, Renderer renderer, String version, PrintStream log) {
        this.maker = maker;
        this.version = version;
        this.log = log;
        wire = Wire.open(connection, this, this::log);
        outputs = new Outputs(wire, current);
        states = new States(wire, outputs, current);
        prompt = new Prompt(wire, outputs);
        comms = new OpenComms(outputs, current);
        execution = new Execution(wire, outputs, renderer, prompt, comms, history);
        questions = new Questions(wire);
        cells = new RequestThread("jadeite-cells", this::makeLanguage, this::answerOnCells, this::log);
        beside = new RequestThread("jadeite-questions", () -> {}, this::answerBeside, this::log);
        control = new RequestThread("jadeite-control", () -> {}, this::answerOnControl, this::log);
    }

    /**
     * Begins to make the language and to listen. From now on what is printed to {@link System#out} and {@link System#err} goes to
     * the cells.
     *
     * @param maker makes the language, on the thread of cells
     * @param version Jadeite's
     * @param log takes what administrators should know, a sentence a line
     * @throws io.jadeite.engine.problem.InputException where the ports can't be listened at
     */
    public static Kernel start(
            ConnectionFile connection, Supplier<Language> maker, Renderer renderer, String version, PrintStream log) {
        var kernel = new Kernel(connection, maker, renderer, version, log);
        kernel.cells.start();
        kernel.ports.complete(kernel.wire.start());
        kernel.states.starting();
        kernel.beside.start();
        kernel.control.start();
        return kernel;
    }

    private void makeLanguage() {
        System.setOut(outputs.stream("stdout"));
        System.setErr(outputs.stream("stderr"));
        System.setIn(new CellInput(prompt, current));
        try {
            var made = maker.get();
            made.warm();
            language.complete(made);
        } catch (RuntimeException | Error e) {
            log.println("The kernel's language could not be started: " + e);
            language.completeExceptionally(e);
            end.complete(1);
        }
    }

    /** Where it listens. */
    public ConnectionFile.Ports ports() {
        return ports.join();
    }

    /** Ends it, as a front end's shutdown does. */
    public void end() {
        end.complete(0);
    }

    /** Waits for the kernel's end, by its front end's wish; the exit code. */
    public int await() {
        return end.join();
    }

    /** Stops what runs, says what is still to be said, and stops listening; a cell that can't be stopped doesn't hold it. */
    public void close() throws InterruptedException {
        interrupt();
        outputs.flush();
        wire.close(LAST_WORDS);
        if (language.isDone() && !language.isCompletedExceptionally()) {
            var closing = Thread.ofPlatform()
                    .daemon()
                    .name("jadeite-close")
                    .start(() -> language.join().close());
            closing.join(LAST_WORDS);
        }
    }

    /** Stops the running cell, as a front end's interrupt does. Any thread may call it. */
    public void interrupt() {
        if (execution.running() != null) {
            language.join().interrupt();
            prompt.interrupt();
        }
    }

    /**
     * For the process's end that nobody asked for, by {@code System.exit} in a cell or a signal: tells the running cell's front
     * end why no more comes.
     */
    public void endUnasked() throws InterruptedException {
        var request = execution.running();
        if (end.isDone() || request == null) {
            return;
        }
        var error = Failures.content(Failures.ended());
        outputs.publish(request.header(), "error", Map.of(), error, List.of());
        var reply = new LinkedHashMap<String, Object>(error);
        reply.put("status", "error");
        reply.put("execution_count", 0);
        wire.reply(request, "execute_reply", reply);
        wire.publish(request.header(), "status", Map.of("execution_state", "idle"));
        wire.close(LAST_WORDS);
    }

    @Override
    public long tick() {
        return outputs.tick();
    }

    @Override
    public void received(Request request) {
        switch (request.channel()) {
            case CONTROL -> control.put(request);
            case STDIN -> {
                if (request.type().equals("input_reply")) {
                    prompt.answered(request);
                }
            }
            case SHELL -> {
                if (Questions.areOf(request.type())) {
                    beside.put(request);
                } else if (request.subshell().isEmpty()) {
                    cells.put(request);
                } else {
                    subshells
                            .find(request.subshell())
                            .ifPresentOrElse(
                                    shell -> shell.put(request),
                                    () -> log("Dropped %s: no subshell %s.".formatted(request, request.subshell())));
                }
            }
            case IOPUB -> throw new IllegalArgumentException("nobody asks by iopub: " + request);
        }
    }

    private RequestThread startSubshell(String id) {
        var threads = new CompletableFuture<RequestThread>();
        var shell = new RequestThread(
                "jadeite-subshell-" + id, () -> {}, request -> answerOnShell(request, threads.join()), this::log);
        threads.complete(shell);
        return shell.start();
    }

    private void answerOnCells(Request request) {
        answerOnShell(request, cells);
    }

    private void answerOnShell(Request request, RequestThread shell) {
        switch (request.type()) {
            case "execute_request" -> execute(request, shell);
            case "history_request" ->
                states.during(request, () -> wire.reply(request, "history_reply", history.answer(request)));
            case "comm_info_request" ->
                states.during(request, () -> wire.reply(request, "comm_info_reply", comms.answer(request)));
            case "comm_open", "comm_msg", "comm_close" -> states.during(request, () -> comms.received(request));
            case "shutdown_request", "interrupt_request" -> answerOnControl(request);
            default -> ignore(request);
        }
    }

    private void execute(Request request, RequestThread shell) {
        var isMain = shell.equals(cells);
        Runnable answer = () -> {
            if (!execution.run(request, language.join())) {
                shell.takeWaiting("execute_request")
                        .forEach(waiting -> states.beside(waiting, () -> execution.abort(waiting)));
            }
        };
        if (isMain) {
            states.duringCell(request, answer);
        } else {
            states.during(request, answer);
        }
    }

    private void answerBeside(Request request) {
        states.beside(request, () -> questions.answer(request, language.join(), version));
    }

    private void answerOnControl(Request request) {
        switch (request.type()) {
            case "kernel_info_request" -> beside.put(request);
            case "interrupt_request" ->
                states.beside(request, () -> {
                    interrupt();
                    wire.reply(request, "interrupt_reply", Map.of("status", "ok"));
                });
            case "shutdown_request" -> shutDown(request);
            case "create_subshell_request", "delete_subshell_request", "list_subshell_request" ->
                states.beside(
                        request,
                        () -> wire.reply(
                                request, request.type().replace("_request", "_reply"), subshells.answer(request)));
            default -> ignore(request);
        }
    }

    private void shutDown(Request request) {
        var content = Map.of("status", "ok", "restart", request.flag("restart", false));
        states.beside(request, () -> {
            wire.publish(request.header(), "shutdown_reply", content);
            wire.reply(request, "shutdown_reply", content);
        });
        end();
    }

    /** Some front ends ask for what only Python's kernel knows, again and again; the log has each once. */
    private void ignore(Request request) {
        if (unknown.add(request.type())) {
            log("Nothing answers %s.".formatted(request));
        }
    }

    private void log(String sentence) {
        log.println(sentence);
    }
}
