package io.jadeite.kernel.process;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * What {@code kill -INT} and Ctrl-C send: without this they would end Java. Java's only way is {@code sun.misc.Signal}, which stays
 * until there is another; by its name, as javac warns of it and can't be told not to.
 */
final class InterruptSignal {
    private InterruptSignal() {}

    /** @param action each time, on a thread of Java's own */
    static void handleBy(Runnable action) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            MethodHandle run = MethodHandles.lookup()
                    .findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
                    .bindTo(action);
            var handling =
                    MethodHandleProxies.asInterfaceInstance(handler, MethodHandles.dropArguments(run, 0, signal));
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("INT"), handling);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "This Java knows no signals; the kernel needs a JDK with the module jdk.unsupported.", e);
        }
    }
}
