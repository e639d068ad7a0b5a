package io.jadeite.kernel.process;

import java.util.Map;
import java.util.Optional;

/** The program that started the kernel, where it said that the kernel shall end with it. */
final class Parent {
    private static final long INIT = 1;

    private final long pid;

    private Parent(long pid) {
        this.pid = pid;
    }

    /** Jupyter's own servers say it by {@code JPY_PARENT_PID}; others, such as batch systems, don't. */
    static Optional<Parent> of(Map<String, String> environment) {
        try {
            long pid = Long.parseLong(environment.getOrDefault("JPY_PARENT_PID", ""));
            return pid > INIT ? Optional.of(new Parent(pid)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    boolean isGone() {
        return !ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
