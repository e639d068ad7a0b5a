package io.jadeite.kernel.groovy;

import java.beans.Introspector;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.codehaus.groovy.reflection.ClassInfo;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * Has Groovy forget what it knows of the classes of cells that are long over. It knows them softly, until memory gets scarce, and with
 * them everything that they refer to. A closure that is still in use is looked at anew, at the price of its first call. For the
 * thread of cells.
 */
final class Leftovers {
    /** Cells that are likely to be gone on with. */
    private static final int RECENT = 32;

    private final Deque<List<WeakReference<Class<?>>>> cells = new ArrayDeque<>();

    void add(Collection<Class<?>> classes) {
        cells.add(classes.stream()
                .<WeakReference<Class<?>>>map(WeakReference::new)
                .toList());
        if (cells.size() > RECENT) {
            cells.remove().forEach(Leftovers::forget);
        }
    }

    private static void forget(WeakReference<Class<?>> reference) {
        var type = reference.get();
        if (type != null) {
            InvokerHelper.removeClass(type);
            Introspector.flushFromCaches(type);
            ClassInfo.remove(type);
        }
    }
}
