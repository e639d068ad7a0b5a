package io.jadeite.engine.bundle;

import io.jadeite.engine.problem.InputException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a submission hands over for a bundle: the bundle itself, those that it uses, and where the jars of all lie here. Nothing
 * is read from the files until they are found to be missing in the database.
 *
 * @param used each bundle that this or another of them names in {@link Bundle#uses}
 * @param jarFiles by the hash of their bytes
 */
public record Parcel(Bundle bundle, List<Bundle> used, Map<String, Path> jarFiles) {
    /** @throws InputException where a bundle is used that isn't in it */
    public Parcel {
        used = List.copyOf(used);
        jarFiles = Map.copyOf(jarFiles);
        refuseMissing(bundle, used);
    }

    /** Of a bundle that needs nothing else. */
    public static Parcel of(Bundle bundle) {
        return new Parcel(bundle, List.of(), Map.of());
    }

    /** Each bundle in it once. */
    List<Bundle> all() {
        return Stream.concat(used.stream(), Stream.of(bundle)).distinct().toList();
    }

    private static void refuseMissing(Bundle bundle, List<Bundle> used) {
        var known = new HashMap<String, Bundle>();
        used.forEach(other -> known.put(other.hash(), other));
        var seen = new HashSet<String>();
        var open = new ArrayDeque<Bundle>(List.of(bundle));
        while (!open.isEmpty()) {
            var next = open.pop();
            next.uses().forEach((name, hash) -> {
                var other = known.get(hash);
                if (other == null) {
                    throw new InputException(
                            "%s uses %s, whose code isn't in the parcel.".formatted(next.workflow(), name));
                }
                if (seen.add(hash)) {
                    open.push(other);
                }
            });
        }
    }
}
