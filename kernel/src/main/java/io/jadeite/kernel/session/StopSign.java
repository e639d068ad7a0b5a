package io.jadeite.kernel.session;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Stops the code of cells. Their classes ask at each method's begin and before each jump back whether they may go on; the question is
 * a class of the notebook's own, so that it costs the reading of one field. Threads may share it.
 */
public final class StopSign {
    /** The class that cells ask. */
    public static final String CLASS = "cell.Stop";

    /** Its method, which takes and gives nothing. */
    public static final String CHECK = "check";

    private static final String FLAG = "stopped";

    private final VarHandle flag;
    private boolean isInCell;
    private @Nullable Thread running;

    /** @param loader gets the class that cells ask */
    StopSign(CellLoader loader) {
        loader.define(CLASS, bytes());
        try {
            var type = Class.forName(CLASS, true, loader);
            flag = MethodHandles.publicLookup().findStaticVarHandle(type, FLAG, boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A cell begins; what was stopped before is forgotten. */
    public synchronized void begin() {
        isInCell = true;
        flag.setVolatile(false);
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

    /** Stops the cell that runs now. */
    public synchronized void raise() {
        if (!isInCell) {
            return;
        }
        flag.setVolatile(true);
        if (running != null) {
            running.interrupt();
        }
    }

    /** Whether the cell that began last was stopped. */
    public boolean isRaised() {
        return (boolean) flag.getVolatile();
    }

    private static byte[] bytes() {
        var self = ClassDesc.of(CLASS);
        var stopped = ClassDesc.of(Stopped.class.getName());
        int open = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;
        return ClassFile.of()
                .build(
                        self,
                        type -> type.withFlags(ClassFile.ACC_PUBLIC)
                                .withField(FLAG, ConstantDescs.CD_boolean, open | ClassFile.ACC_VOLATILE)
                                .withMethodBody(
                                        CHECK,
                                        ConstantDescs.MTD_void,
                                        open,
                                        code -> code.getstatic(self, FLAG, ConstantDescs.CD_boolean)
                                                .ifThenElse(
                                                        raised -> raised.new_(stopped)
                                                                .dup()
                                                                .invokespecial(
                                                                        stopped,
                                                                        ConstantDescs.INIT_NAME,
                                                                        ConstantDescs.MTD_void)
                                                                .athrow(),
                                                        clear -> clear.return_())));
    }
}
