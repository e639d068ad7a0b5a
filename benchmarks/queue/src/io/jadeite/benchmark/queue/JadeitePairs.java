package io.jadeite.benchmark.queue;

import io.jadeite.engine.queue.Claim;
import java.util.ArrayList;
import java.util.Arrays;

/** Claims and completes by the engine's queue, without a worker's loop. */
public final class JadeitePairs {
    private JadeitePairs() {}

    /** Arguments: pairs START-MILLISECONDS WARM-UP; or claims COUNT ADDRESS, where the claims go through a connection of their own. */
    public static void main(String[] arguments) throws Exception {
        try (var engine = Engine.open()) {
            switch (arguments[0]) {
                case "pairs" -> pairs(engine, Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]));
                case "claims" -> claims(engine, Integer.parseInt(arguments[1]), arguments[2]);
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }
    }

    /** One claim and its completion at a time until nothing is left. Each error is counted; none should be. */
    private static void pairs(Engine engine, long start, int warmUp) throws Exception {
        var hands = new Hands(engine);
        for (int i = 0; i < warmUp; i++) {
            pair(engine, hands);
        }
        var times = new ArrayList<Long>();
        int errors = 0;
        Figures.waitUntil(start);
        Figures.tell("began", Figures.now() / 1e6);
        while (true) {
            long began = System.nanoTime();
            try {
                if (!pair(engine, hands)) {
                    break;
                }
                times.add(System.nanoTime() - began);
            } catch (RuntimeException e) {
                System.err.println(e);
                errors++;
            }
        }
        Figures.tell("ended", Figures.now() / 1e6);
        Figures.tell("done", times.size());
        Figures.tell("errors", errors);
        if (!times.isEmpty()) {
            Figures.tellTimes("pair", times.stream().mapToLong(Long::longValue).toArray());
        }
    }

    /** False where nothing is left. */
    private static boolean pair(Engine engine, Hands hands) {
        var claim = hands.claim();
        if (claim.isPresent() && !Hands.complete(engine.database(), claim.get())) {
            throw new IllegalStateException("the completion of " + claim.get() + " was refused");
        }
        return claim.isPresent();
    }

    /** Claims alone are timed; the completions come after all of them. */
    private static void claims(Engine engine, int count, String address) {
        var claims = new ArrayList<Claim>();
        var times = new long[count];
        try (var looked = Engine.open(address)) {
            var hands = new Hands(looked);
            for (int i = 0; i < count; i++) {
                long began = System.nanoTime();
                claims.add(hands.claim().orElseThrow());
                times[i] = System.nanoTime() - began;
            }
        }
        Figures.tellTimes("claim", Arrays.copyOfRange(times, count / 5, count));
        for (var claim : claims) {
            if (!Hands.complete(engine.database(), claim)) {
                throw new IllegalStateException("the completion of " + claim + " was refused");
            }
        }
    }
}
