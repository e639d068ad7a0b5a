package io.jadeite.kernel.session;

import io.jadeite.engine.workflow.Stopped;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Stops the code of cells. Their classes ask at each method's begin and before each jump back whether they may go on; the question is
 * a class of the notebook's own, so that it costs the reading of one field. Only while it is raised they come here for the answer.
 * Threads may share it.
 */
public final class StopSign {
    /** The class that cells ask. */
    public static final String CLASS = "cell.Stop";

    /** Its method, which takes and gives nothing. */
    public static final String CHECK = "check";

    private static final String FLAG = "stopped";
    private static final String ANSWER = "answer";

    /** Threads that an interrupted cell has left behind ask within this time, if they ever do. */
    private static final Duration LINGERS = Duration.ofSeconds(2);

    /** The cell that a thread belongs to: on which it runs, or that has made it. */
    private final InheritableThreadLocal<Integer> cell = new InheritableThreadLocal<>();

    private final VarHandle flag;
    private boolean isInCell;
    private @Nullable Thread running;
    private volatile int newest;
    private volatile int lastStopped;

    /** @param loader gets the class that cells ask */
    StopSign(CellLoader loader) {
        loader.define(CLASS, bytes());
        try {
            var type = Class.forName(CLASS, true, loader);
            var lookup = MethodHandles.publicLookup();
            flag = lookup.findStaticVarHandle(type, FLAG, boolean.class);
            lookup.findStaticVarHandle(type, ANSWER, Runnable.class).set((Runnable) this::answer);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A cell begins on this thread; what was stopped before may still have threads, but this cell goes on. */
    public synchronized void begin() {
        isInCell = true;
        newest++;
        cell.set(newest);
        if (lastStopped == newest - 1 && lastStopped > 0) {
            lowerLater(newest);
        }
    }

    /** The cell that began last is over. */
    public synchronized void end() {
        isInCell = false;
    }

    /**
     * Runs code of the user. Only it is interrupted by the thread's own flag, as compilers that read jars don't bear that.
     *
     * @throws Stopped where the cell was stopped before
     */
    public <T extends @Nullable Object> T run(Callable<T> code) throws Exception {
        synchronized (this) {
            if (isRaised()) {
                throw new Stopped();
            }
            running = Thread.currentThread();
        }
        try {
            return code.call();
        } finally {
            synchronized (this) {
                running = null;
                // Set for the cell that is over, and not for the next.
                Thread.interrupted();
            }
        }
    }

    /** Stops the cell that runs now, and all that earlier ones have left running. */
    public synchronized void raise() {
        if (!isInCell) {
            return;
        }
        lastStopped = newest;
        flag.setVolatile(true);
        if (running != null) {
            running.interrupt();
        }
    }

    /** Whether the cell that began last was stopped. */
    public boolean isRaised() {
        return newest > 0 && lastStopped == newest;
    }

    /** Whether the asking thread may go on, while the sign is up: threads that no cell has made only as long as no other has begun. */
    private void answer() {
        var asking = cell.get();
        if (isRaised() || (asking != null && asking <= lastStopped)) {
            throw new Stopped();
        }
    }

    private void lowerLater(int beginning) {
        Thread.ofVirtual().name("stop sign").start(() -> {
            try {
                Thread.sleep(LINGERS);
                lower(beginning);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private synchronized void lower(int beginning) {
        if (lastStopped < beginning) {
            flag.setVolatile(false);
        }
    }

    private static byte[] bytes() {
        var self = ClassDesc.of(CLASS);
        var answer = ClassDesc.of(Runnable.class.getName());
        int open = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;
        return ClassFile.of()
                .build(
                        self,
                        type -> type.withFlags(ClassFile.ACC_PUBLIC)
                                .withField(FLAG, ConstantDescs.CD_boolean, open | ClassFile.ACC_VOLATILE)
                                .withField(ANSWER, answer, open)
                                .withMethodBody(
                                        CHECK,
                                        ConstantDescs.MTD_void,
                                        open,
                                        code -> code.getstatic(self, FLAG, ConstantDescs.CD_boolean)
                                                .ifThen(raised -> raised.getstatic(self, ANSWER, answer)
                                                        .invokeinterface(answer, "run", ConstantDescs.MTD_void))
                                                .return_()));
    }
}
