package io.jadeite.dsl.script;

import io.jadeite.engine.run.RunState;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How many runs are in each state; those without any aren't listed. In Groovy also {@code counts.FAILED}. Immutable. */
public final class StateCounts extends AbstractMap<RunState, Long> {
    private final Map<RunState, Long> counts = new EnumMap<>(RunState.class);

    StateCounts(Map<RunState, Long> all) {
        all.forEach((state, count) -> {
            if (count > 0) {
                counts.put(state, count);
            }
        });
    }

    @Override
    public Set<Entry<RunState, Long>> entrySet() {
        return Collections.unmodifiableMap(counts).entrySet();
    }

    /** By a state or its name; 0 where there is no such run. Null only for what is no state. */
    @Override
    public @Nullable Long get(@Nullable Object state) {
        return Arrays.stream(RunState.values())
                .filter(one -> one == state || one.name().equals(String.valueOf(state)))
                .map(one -> counts.getOrDefault(one, 0L))
                .findFirst()
                .orElse(null);
    }
}
