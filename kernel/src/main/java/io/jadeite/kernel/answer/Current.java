package io.jadeite.kernel.answer;

import io.jadeite.kernel.protocol.Request;
import org.jspecify.annotations.Nullable;

/**
 * Which request a thread works for: what it prints belongs there. Threads that a cell starts inherit it, so that what they print
 * later still comes to their cell; threads of others belong to the newest cell.
 */
final class Current {
    @SuppressWarnings("ThreadLocalUsage") // one a kernel, not one a process
    private final InheritableThreadLocal<@Nullable Request> mine = new InheritableThreadLocal<>();

    private volatile @Nullable Request newest;

    void begin(Request request) {
        if (request.type().equals("execute_request")) {
            newest = request;
        }
        mine.set(request);
    }

    void end() {
        mine.remove();
    }

    /** The header of the request that this thread works for. */
    String parent() {
        var request = mine.get();
        if (request == null) {
            request = newest;
        }
        return request == null ? "" : request.header();
    }

    @Nullable
    Request request() {
        var request = mine.get();
        return request == null ? newest : request;
    }
}
