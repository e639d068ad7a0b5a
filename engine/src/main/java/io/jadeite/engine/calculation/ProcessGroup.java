package io.jadeite.engine.calculation;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All processes of a session that began with one of them, and what they started, by POSIX kill(2); where there is none, the process
 * and its descendants.
 */
@SuppressWarnings("restricted") // kill(2) is called here.
final class ProcessGroup {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessGroup.class);

    /** Of POSIX. */
    enum Signal {
        PROBE(0),
        KILL(9),
        TERMINATE(15);

        private final int number;

        Signal(int number) {
            this.number = number;
        }
    }

    private static final Optional<MethodHandle> POSIX_KILL = posixKill();

    private final Process leader;
    private final boolean hasGroup;

    /** @param hasGroup whether the process leads a group of its own */
    ProcessGroup(Process leader, boolean hasGroup) {
        this.leader = leader;
        this.hasGroup = hasGroup && POSIX_KILL.isPresent();
    }

    /** Whether one of them lives, the leader or any other. */
    boolean isAlive() {
        return leader.isAlive() || (hasGroup && signalGroup(Signal.PROBE));
    }

    void terminate() {
        var others = leader.descendants().toList();
        if (hasGroup) {
            signalGroup(Signal.TERMINATE);
        }
        others.forEach(ProcessHandle::destroy);
        leader.destroy();
    }

    /** Those, too, that have left the group, as long as their parents live. */
    void kill() {
        List<ProcessHandle> others = leader.descendants().toList();
        if (hasGroup) {
            signalGroup(Signal.KILL);
        }
        others.forEach(ProcessHandle::destroyForcibly);
        leader.destroyForcibly();
    }

    /** False where there is nobody to be told. */
    private boolean signalGroup(Signal signal) {
        try {
            return (int) POSIX_KILL.orElseThrow().invokeExact(-(int) leader.pid(), signal.number) == 0;
        } catch (Throwable e) {
            LOG.debug("kill(2)", e);
            return false;
        }
    }

    private static Optional<MethodHandle> posixKill() {
        try {
            var linker = Linker.nativeLinker();
            return linker.defaultLookup()
                    .find("kill")
                    .map(address -> linker.downcallHandle(
                            address,
                            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT)));
        } catch (UnsupportedOperationException | IllegalCallerException e) {
            LOG.debug("no kill(2)", e);
            return Optional.empty();
        }
    }
}
