package io.jadeite.engine.faults;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has to be taken away whatever happens: processes, servers, mounts, namespaces. Done at the latest when the JVM ends. */
final class Leftovers {
    /** Something that is there and can be taken away; the second time nothing is done. */
    interface Thing extends AutoCloseable {
        @Override
        void close();
    }

    private static final Deque<Thing> THINGS = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(Leftovers::clear));
    }

    private Leftovers() {}

    static synchronized void add(Thing thing) {
        THINGS.push(thing);
    }

    static synchronized void remove(Thing thing) {
        THINGS.remove(thing);
    }

    /** The youngest first. */
    private static synchronized void clear() {
        while (!THINGS.isEmpty()) {
            try {
                THINGS.pop().close();
            } catch (RuntimeException | AssertionError e) {
                System.err.println("Can't clean up: " + e);
            }
        }
    }
}
