package io.jadeite.kernel.java;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Completion and inspection in Java code. It waits for JShell's compiler, but not for code that runs. Threads may share it. */
public final class JavaHelp {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final SnippetShell shell;

    JavaHelp(SnippetShell shell) {
        this.shell = shell;
    }

    /**
     * What could stand at a place.
     *
     * @param texts each in the place of what is written from {@code from} on
     * @param from in UTF-16 units
     */
    public record Suggestions(List<String> texts, int from) {}

    /** @param cursor in UTF-16 units */
    public Suggestions complete(String code, int cursor) {
        return withCompiler(() -> {
                    int[] anchor = {cursor};
                    var found = shell.analysis().completionSuggestions(code, cursor, anchor);
                    var texts = new ArrayList<String>();
                    found.stream().filter(Suggestion::matchesType).forEach(one -> texts.add(one.continuation()));
                    found.stream().filter(one -> !one.matchesType()).forEach(one -> texts.add(one.continuation()));
                    return new Suggestions(texts.stream().distinct().toList(), anchor[0]);
                })
                .orElse(new Suggestions(List.of(), cursor));
    }

    /**
     * Signatures with their Javadoc, where its source is there, at a place.
     *
     * @param cursor in UTF-16 units, behind the name
     * @param isLong whether the Javadoc is wanted
     */
    public Map<String, String> documentation(String code, int cursor, boolean isLong) {
        return withCompiler(() -> {
                    var found = new LinkedHashMap<String, String>();
                    var before = code.substring(0, cursor);
                    // An open bracket more would be an argument, and leave out methods without.
                    for (var call : before.endsWith("(") ? List.of(before) : List.of(before + "(", before)) {
                        shell.analysis()
                                .documentation(call, call.length(), isLong)
                                .forEach(one -> found.putIfAbsent(
                                        one.signature(),
                                        Optional.ofNullable(one.javadoc()).orElse("")));
                        if (!found.isEmpty()) {
                            break;
                        }
                    }
                    return Collections.unmodifiableMap(found);
                })
                .orElse(Map.of());
    }

    /** Whether code can be run as it stands. */
    public SourceCodeAnalysis.Completeness completeness(String code) {
        return withCompiler(() -> {
                    var parts = Part.of(code, shell.analysis());
                    return parts.stream()
                            .map(Part::completeness)
                            .filter(one -> one == SourceCodeAnalysis.Completeness.UNKNOWN)
                            .findFirst()
                            .orElse(
                                    parts.isEmpty()
                                            ? SourceCodeAnalysis.Completeness.EMPTY
                                            : parts.getLast().completeness());
                })
                .orElse(SourceCodeAnalysis.Completeness.COMPLETE);
    }

    private <T> Optional<T> withCompiler(Supplier<T> question) {
        try {
            if (!shell.compiler().tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(question.get());
        } finally {
            shell.compiler().unlock();
        }
    }
}
