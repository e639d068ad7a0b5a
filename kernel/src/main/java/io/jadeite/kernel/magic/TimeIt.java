package io.jadeite.kernel.magic;

import groovy.lang.Closure;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.workflow.Stopped;
import io.jadeite.kernel.session.CellFailure;
import io.jadeite.kernel.session.Evaluated;
import io.jadeite.kernel.session.Failures;
import java.util.List;
import java.util.concurrent.Callable;

/** How long code takes when it runs again and again: compiled once, warmed up, the median of seven rounds. */
record TimeIt(Workplace workplace) implements Magic {
    private static final int ROUNDS = 7;
    private static final long ROUND_NANOSECONDS = 100_000_000;

    @Override
    public List<String> names() {
        return List.of("timeit");
    }

    @Override
    public String help() {
        return "%timeit CODE, %%timeit — runs code many times and says the median time of one.";
    }

    @Override
    public Evaluated run(Call call) throws CellFailure {
        var code = compiled(call);
        try {
            return workplace.shared().stopSign().run(() -> measured(code));
        } catch (Stopped | InterruptedException e) {
            return new Evaluated.Interrupted();
        } catch (Exception e) {
            throw Failures.of(e, List.of());
        }
    }

    private Evaluated measured(Callable<?> code) throws Exception {
        long times = 1;
        long took = once(code, times);
        while (took < ROUND_NANOSECONDS && times < 1L << 40) {
            times = Math.max(2 * times, (long) (0.8 * times * ROUND_NANOSECONDS / Math.max(1, took)));
            took = once(code, times);
        }
        var rounds = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            rounds[i] = (double) once(code, times) / times;
        }
        java.util.Arrays.sort(rounds);
        System.out.printf(
                "%s (%s to %s; %d rounds of %,d)%n",
                Spans.of(rounds[ROUNDS / 2]), Spans.of(rounds[0]), Spans.of(rounds[ROUNDS - 1]), ROUNDS, times);
        return new Evaluated.Nothing();
    }

    private long once(Callable<?> code, long times) throws Exception {
        long began = System.nanoTime();
        for (long i = 0; i < times; i++) {
            if (workplace.shared().stopSign().isRaised()) {
                throw new Stopped();
            }
            code.call();
        }
        return System.nanoTime() - began;
    }

    private Callable<?> compiled(Call call) throws CellFailure {
        var code = Lines.placed(call);
        int cell = call.place().cell();
        if (call.place().language().equals("groovy")) {
            return callable(workplace.run("groovy", "return {->" + code + "\n}", cell));
        }
        var body = code.strip().replaceAll(";$", "");
        try {
            return callable(
                    workplace.run("java", "(java.util.concurrent.Callable<Object>) () -> (" + body + ")", cell));
        } catch (CellFailure e) {
            // Not an expression, but statements.
            return callable(workplace.run(
                    "java", "(java.util.concurrent.Callable<Object>) () -> {" + code + ";\nreturn null; }", cell));
        }
    }

    private static Callable<?> callable(Evaluated made) {
        return switch (made) {
            case Evaluated.Value(Closure<?> closure) -> closure;
            case Evaluated.Value(Callable<?> callable) -> callable;
            default -> throw new InputException("There is nothing here to run.");
        };
    }
}
