package io.jadeite.engine.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with an input, so that it is told at once. For one thread. */
public final class Problems {
    private final List<String> found = new ArrayList<>();

    public void add(String problem) {
        found.add(problem);
    }

    /** Does what may find its input wrong; then its problems are kept here and the answer is null. */
    public <T> @Nullable T collect(Supplier<T> action) {
        try {
            return action.get();
        } catch (InputException e) {
            found.addAll(e.problems());
            return null;
        }
    }

    public List<String> all() {
        return List.copyOf(found);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** @throws InputException with all problems, if there are any */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InputException(found);
        }
    }
}
