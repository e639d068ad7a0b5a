package io.jadeite.dsl.script.flow;

import io.jadeite.engine.bundle.Bundle;
import io.jadeite.engine.bundle.Parcel;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

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
     * @param within the workflows whose code is being made, each a part of the one before; the last is the one that uses the others
     * @throws InputException where a workflow contains itself, where two of them have one name, or one can't travel
     */
    public static UsedCode of(
            List<UserWorkflow> within, Mentions mentions, Function<String, Optional<UserWorkflow>> known) {
        var user = within.getLast();
        refuseCircle(within);
        var problems = new Problems();
        var uses = new TreeMap<String, String>();
        var bundles = new LinkedHashMap<String, Bundle>();
        var files = new LinkedHashMap<String, Path>();
        for (var other : mentions.others(user, known)) {
            problems.collect(() -> {
                var parcel = other.parcel(within);
                note(user, parcel.bundle(), uses);
                add(parcel, bundles, files);
                return parcel;
            });
        }
        problems.throwIfAny();
        return new UsedCode(uses, List.copyOf(bundles.values()), files);
    }

    /** With the bundle that uses them, and the files of its own jars. */
    public Parcel parcel(Bundle bundle, Map<String, Path> ownJarFiles) {
        var files = new LinkedHashMap<>(jarFiles);
        files.putAll(ownJarFiles);
        return new Parcel(bundle, bundles, files);
    }

    private static void refuseCircle(List<UserWorkflow> within) {
        var last = within.getLast();
        if (within.indexOf(last) < within.size() - 1) {
            throw new InputException("%s contains itself by way of others: %s. Nothing could come of it."
                    .formatted(
                            last.name(),
                            within.stream().map(one -> one.name().toString()).collect(Collectors.joining(" → "))));
        }
    }

    /** On a worker a name means one workflow. */
    private static void note(UserWorkflow user, Bundle used, Map<String, String> uses) {
        var name = used.workflow();
        if (name.equals(user.name().toString())) {
            throw new InputException(
                    "%s uses an earlier workflow of its own name. Give one of the two another name, so that a worker can tell them apart."
                            .formatted(name));
        }
        var before = uses.put(name, used.hash());
        if (before != null && !before.equals(used.hash())) {
            throw new InputException(
                    "%s uses different workflows that are all named %s. Give each a name of its own, so that a worker can tell them apart."
                            .formatted(user.name(), name));
        }
    }

    private static void add(Parcel parcel, Map<String, Bundle> bundles, Map<String, Path> files) {
        bundles.put(parcel.bundle().hash(), parcel.bundle());
        parcel.used().forEach(bundle -> bundles.put(bundle.hash(), bundle));
        files.putAll(parcel.jarFiles());
    }
}
