package io.jadeite.dsl.script.flow;

import io.jadeite.engine.bundle.Bundle;
import io.jadeite.engine.bundle.Parcel;
import io.jadeite.engine.problem.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The code of the user's other workflows that one workflow uses, in whatever language they are written.
 *
 * @param uses their names, each with the hash of its bundle
 * @param bundles theirs, and those that these use in turn
 * @param jarFiles of all of them, by the hash of their bytes
 */
public record UsedCode(Map<String, String> uses, List<Bundle> bundles, Map<String, Path> jarFiles) {
    public UsedCode {
        bundles = List.copyOf(bundles);
    }

    /**
     * @param named workflows that the code names, those that are installed too
     * @param within the workflows whose code is being made, of which this one is a part
     * @throws InputException where a workflow contains itself, or one of them can't travel
     */
    public static UsedCode of(
            String workflow,
            Collection<String> named,
            Function<String, Optional<UserWorkflow>> known,
            List<String> within) {
        var open = new ArrayList<>(within);
        open.add(workflow);
        if (within.contains(workflow)) {
            throw new InputException("%s contains itself by way of others: %s. Nothing could come of it."
                    .formatted(workflow, String.join(" → ", open)));
        }
        var uses = new TreeMap<String, String>();
        var bundles = new LinkedHashMap<String, Bundle>();
        var files = new LinkedHashMap<String, Path>();
        for (var other : named) {
            // One that names itself means what it will be called elsewhere: a key, a text.
            if (!other.equals(workflow)) {
                known.apply(other).map(found -> found.code().parcel(open)).ifPresent(parcel -> {
                    uses.put(other, parcel.bundle().hash());
                    add(parcel, bundles, files);
                });
            }
        }
        return new UsedCode(uses, List.copyOf(bundles.values()), files);
    }

    /** With the bundle that uses them, and the files of its own jars. */
    public Parcel parcel(Bundle bundle, Map<String, Path> ownJarFiles) {
        var files = new LinkedHashMap<>(jarFiles);
        files.putAll(ownJarFiles);
        return new Parcel(bundle, bundles, files);
    }

    private static void add(Parcel parcel, Map<String, Bundle> bundles, Map<String, Path> files) {
        bundles.put(parcel.bundle().hash(), parcel.bundle());
        parcel.used().forEach(bundle -> bundles.put(bundle.hash(), bundle));
        files.putAll(parcel.jarFiles());
    }
}
