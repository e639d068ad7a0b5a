package io.jadeite.dsl.script.groovy;

import io.jadeite.engine.text.Json;
import java.util.Objects;
import java.util.Optional;

/** Finds the source of classes that were compiled from scripts and cells. Threads may share it. */
final class Sources {
    /** Belongs to the classes themselves, and goes with them. */
    private static final ClassValue<Optional<SourceIndex>> INDEXES = new ClassValue<>() {
        @Override
        protected Optional<SourceIndex> computeValue(Class<?> holder) {
            var origin = holder.getAnnotation(Origin.class);
            return origin == null || origin.index().length == 0
                    ? Optional.empty()
                    : Optional.of(
                            SourceIndexJson.read(Json.readObject(String.join("", origin.index()), "a source's index")));
        }
    };

    private Sources() {}

    /**
     * A class's place in its source.
     *
     * @param holder the class that has the source
     */
    record Place(Class<?> holder, SourceIndex index, Range range) {}

    static Optional<Place> of(Class<?> type) {
        var origin = type.getAnnotation(Origin.class);
        if (origin == null) {
            return Optional.empty();
        }
        var loader = Objects.requireNonNull(type.getClassLoader());
        try {
            var holder = origin.holder().equals(type.getName()) ? type : Class.forName(origin.holder(), false, loader);
            int[] at = origin.range();
            return INDEXES.get(holder).map(index -> new Place(holder, index, new Range(at[0], at[1], at[2], at[3])));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }
}
