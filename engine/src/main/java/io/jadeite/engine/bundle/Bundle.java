package io.jadeite.engine.bundle;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.text.Digest;
import io.jadeite.engine.workflow.WorkflowName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The code of a user-defined workflow that travels with its runs. Two bundles with the same content have the same
 * {@link #hash}; what is stored, and can be signed, is the one text {@link #canonical}.
 *
 * @param language a {@link BundleLanguage}'s name, which reads the content
 * @param workflow {@code type.calculator.preset}
 * @param content what the language needs to load it, in a form of its own: masked sources, the entry, captured values
 * @param source what people read: {@code queue show RUN --source}
 * @param jars libraries that it needs beside Jadeite's own
 * @param uses other user-defined workflows that it runs as steps or child runs: name to hash of their bundle
 * @param versions of what made it (language, java, jadeite), for people; a worker with others may load it
 */
public record Bundle(
        String language,
        String workflow,
        String content,
        String source,
        List<Jar> jars,
        Map<String, String> uses,
        Map<String, String> versions) {
    /** So many characters has a bundle at most, without its jars. */
    static final int LARGEST = 16 << 20;

    private static final Pattern LANGUAGE = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    /** A plain file name: it becomes one on the worker. */
    private static final Pattern JAR_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._+-]{0,199}");

    /**
     * A library, stored once however many bundles need it.
     *
     * @param name a plain file name
     * @param sha256 of its bytes, 64 hexadecimal digits
     */
    public record Jar(String name, String sha256) {}

    /** @throws InputException with all that is wrong: names, hashes, size */
    public Bundle {
        jars = List.copyOf(jars);
        uses = Collections.unmodifiableSortedMap(new TreeMap<>(uses));
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
        var problems = new Problems();
        if (!LANGUAGE.matcher(language).matches()) {
            problems.add("A bundle's language is a word in small letters, found '%s'.".formatted(language));
        }
        problems.collect(() -> WorkflowName.parse(workflow));
        uses.keySet().forEach(name -> problems.collect(() -> WorkflowName.parse(name)));
        for (var jar : jars) {
            if (!JAR_NAME.matcher(jar.name()).matches()) {
                problems.add(
                        "A jar of %s has a name that is no plain file name: '%s'.".formatted(workflow, jar.name()));
            }
            refuseBadHash(jar.sha256(), "jar " + jar.name(), problems);
        }
        uses.forEach((name, hash) -> refuseBadHash(hash, "workflow " + name, problems));
        long size = (long) content.length() + source.length();
        if (size > LARGEST) {
            problems.add(
                    "The code of %s has %d MB with the values that it captured; at most %d MB travel with a run. Give large values as inputs, or read them on the worker."
                            .formatted(workflow, size >> 20, LARGEST >> 20));
        }
        problems.throwIfAny();
    }

    /** SHA-256 of {@link #canonical} in UTF-8, 64 hexadecimal digits. */
    public String hash() {
        return Digest.of(canonical());
    }

    /** The one text that stands for it: JSON in one line, names sorted. */
    public String canonical() {
        return BundleJson.write(this);
    }

    /** @throws InputException where the text isn't one that {@link #canonical} gave */
    public static Bundle ofCanonical(String text) {
        return BundleJson.read(text);
    }

    private static void refuseBadHash(String hash, String whose, Problems problems) {
        if (!HASH.matcher(hash).matches()) {
            problems.add("The hash of %s should be 64 hexadecimal digits, found '%s'.".formatted(whose, hash));
        }
    }
}
