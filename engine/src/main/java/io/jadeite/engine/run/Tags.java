package io.jadeite.engine.run;

import io.jadeite.engine.problem.InputException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A set of tags: exact, case-sensitive words. Their order means nothing; they are kept sorted. */
public record Tags(List<String> sorted) {
    public static final Tags NONE = new Tags(List.of());

    private static final int LONGEST = 200;

    public Tags {
        for (var tag : sorted) {
            check(tag);
        }
        sorted = List.copyOf(new TreeSet<>(sorted));
    }

    public static Tags of(String... tags) {
        return new Tags(List.of(tags));
    }

    public static Tags of(Collection<String> tags) {
        return new Tags(List.copyOf(tags));
    }

    /** These and the others. */
    public Tags and(Tags others) {
        var all = new TreeSet<>(sorted);
        all.addAll(others.sorted);
        return new Tags(List.copyOf(all));
    }

    /** Each of the others is among these. */
    public boolean containsAll(Tags others) {
        return Set.copyOf(sorted).containsAll(others.sorted);
    }

    public boolean sharesAnyWith(Tags others) {
        return sorted.stream().anyMatch(Set.copyOf(others.sorted)::contains);
    }

    public boolean isEmpty() {
        return sorted.isEmpty();
    }

    @Override
    public String toString() {
        return String.join(", ", sorted);
    }

    private static void check(String tag) {
        if (tag.isBlank() || !tag.strip().equals(tag)) {
            throw new InputException("A tag is a word without spaces around it, found '%s'.".formatted(tag));
        }
        if (tag.length() > LONGEST || tag.chars().anyMatch(Character::isISOControl)) {
            throw new InputException("A tag has at most %d printable characters, found %d in '%s…'."
                    .formatted(LONGEST, tag.length(), tag.substring(0, Math.min(20, tag.length()))));
        }
    }
}
