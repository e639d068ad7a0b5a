package io.jadeite.kernel.answer;

import io.jadeite.kernel.protocol.Request;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** A thread that answers requests one after the other, in the order in which they came. */
final class RequestThread {
    /** Ends the thread. */
    private record End() {}

    private final LinkedBlockingQueue<Object> queue = new LinkedBlockingQueue<>();
    // Of this thread alone: what came before anything that is in the queue.
    private final ArrayDeque<Object> held = new ArrayDeque<>();
    private final Runnable beginning;
    private final Consumer<Request> answer;
    private final Consumer<String> log;
    private final Thread thread;

    /** @param beginning what it does first */
    RequestThread(String name, Runnable beginning, Consumer<Request> answer, Consumer<String> log) {
        this.beginning = beginning;
        this.answer = answer;
        this.log = log;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    RequestThread start() {
        thread.start();
        return this;
    }

    void put(Request request) {
        queue.add(request);
    }

    void end() {
        queue.add(new End());
    }

    /** Where it stands now, for those who look why something doesn't end. */
    List<StackTraceElement> stack() {
        return List.of(thread.getStackTrace());
    }

    /** On this thread: takes out those of a type that wait already. */
    List<Request> takeWaiting(String type) {
        queue.drainTo(held);
        var taken = new ArrayList<Request>();
        held.removeIf(each -> {
            boolean fits = each instanceof Request request && request.type().equals(type);
            if (fits) {
                taken.add((Request) each);
            }
            return fits;
        });
        return taken;
    }

    private void run() {
        beginning.run();
        while (true) {
            try {
                var next = held.isEmpty() ? queue.take() : held.removeFirst();
                if (next instanceof Request request) {
                    answer.accept(request);
                } else {
                    return;
                }
            } catch (InterruptedException e) {
                log.accept("An interrupt came after its cell's end; nothing is lost.");
            } catch (RuntimeException | Error e) {
                // Whatever a front end or a cell does: the next request is answered.
                log.accept("A request could not be answered: " + e);
            }
        }
    }
}
