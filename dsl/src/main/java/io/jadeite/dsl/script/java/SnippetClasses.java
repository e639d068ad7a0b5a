package io.jadeite.dsl.script.java;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The classes that JShell makes of snippets: each time a snippet, or what it uses, is defined anew, there is a new one. */
final class SnippetClasses {
    private static final String BEFORE = "REPL.$JShell$";
    /** What is made in a class, lambdas too, has its name before their own. */
    private static final Pattern MADE = Pattern.compile("(REPL\\.\\$JShell\\$(\\d+)[A-Z]*)(\\$.*)?");

    /** Definitions that fail leave gaps in the numbers. */
    private static final int LARGEST_GAP = 50;

    private static final int LETTERS = 26;

    private SnippetClasses() {}

    /**
     * Where an object was made.
     *
     * @param name of the class
     * @param snippet its id
     */
    record Host(String name, String snippet) {}

    /** Empty where no snippet made it. */
    static Optional<Host> hostOf(Object made) {
        var found = MADE.matcher(made.getClass().getName().replaceAll("/.*", ""));
        return found.matches() ? Optional.of(new Host(found.group(1), found.group(2))) : Optional.empty();
    }

    /** That of a snippet as it is now; empty where there is none. */
    static Optional<Class<?>> newest(String snippet, ClassLoader loader) {
        @Nullable Class<?> newest = null;
        int gap = 0;
        for (int turn = 0; gap < LARGEST_GAP; turn++) {
            try {
                newest = Class.forName(BEFORE + snippet + letters(turn), true, loader);
                gap = 0;
            } catch (ClassNotFoundException e) {
                gap++;
            }
        }
        return Optional.ofNullable(newest);
    }

    /** As JShell counts: nothing, B, C … Z, BA, BB … */
    static String letters(int turn) {
        var letters = new StringBuilder();
        for (int rest = turn; rest > 0; rest /= LETTERS) {
            letters.insert(0, (char) ('A' + rest % LETTERS));
        }
        return letters.toString();
    }
}
