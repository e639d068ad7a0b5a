package io.jadeite.kernel.session;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a notebook. Each has one place: a slot of the Java cell that declared it, or this map; so both languages always see
 * the same value. Threads may share it.
 */
public final class Variables {
    private final Map<String, Held> free = new ConcurrentHashMap<>();
    private final Map<String, Slot> slots = new ConcurrentHashMap<>();

    private final Map<String, Supplier<Object>> offered = new ConcurrentHashMap<>();

    private record Held(@Nullable Object value) {}

    /** A variable whose value is made when somebody asks for it. */
    public void offer(String name, Supplier<Object> value) {
        offered.put(name, value);
    }

    public boolean has(String name) {
        return free.containsKey(name) || slots.containsKey(name) || offered.containsKey(name);
    }

    /** The value of a variable that {@linkplain #has is there}. */
    public @Nullable Object get(String name) {
        var held = free.get(name);
        if (held != null) {
            return held.value();
        }
        var slot = slots.get(name);
        if (slot != null) {
            return slot.get();
        }
        var offer = offered.get(name);
        if (offer == null) {
            return null;
        }
        free.put(name, new Held(offer.get()));
        return get(name);
    }

    /** From a language without declared types: the slot is kept where the value fits into it. */
    public void set(String name, @Nullable Object value) {
        var slot = slots.get(name);
        if (slot != null && !free.containsKey(name) && fits(slot.type(), value)) {
            slot.set(value);
        } else {
            free.put(name, new Held(value));
        }
    }

    /** The variable lives in this slot from now on. */
    public void settle(String name, Slot slot) {
        slots.put(name, slot);
        free.remove(name);
    }

    /** The slot is given up; the value stays. */
    public void release(String name) {
        var slot = slots.remove(name);
        if (slot != null) {
            free.putIfAbsent(name, new Held(slot.get()));
        }
    }

    /** There is no such variable any more. */
    public void remove(String name) {
        slots.remove(name);
        free.remove(name);
    }

    /** Whether its value stands in the slot of a Java cell. */
    public boolean isSettled(String name) {
        return slots.containsKey(name) && !free.containsKey(name);
    }

    /** Those that had a slot, and now have a value that doesn't fit into it. */
    public Set<String> outgrown() {
        var names = new LinkedHashSet<>(slots.keySet());
        names.retainAll(free.keySet());
        return names;
    }

    /** All names but of those that nobody has asked for yet. */
    public Set<String> names() {
        var names = new LinkedHashSet<>(free.keySet());
        names.addAll(slots.keySet());
        return names;
    }

    /** All of them as they are now. */
    public Map<String, @Nullable Object> copy() {
        var copy = new LinkedHashMap<String, @Nullable Object>();
        names().stream().sorted().forEach(name -> copy.put(name, get(name)));
        return copy;
    }

    private static boolean fits(Class<?> type, @Nullable Object value) {
        if (value == null) {
            return !type.isPrimitive();
        }
        return wrapped(type).isInstance(value);
    }

    private static Class<?> wrapped(Class<?> type) {
        return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
    }
}
