package io.jadeite.kernel.session;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The names that stand in a text, whatever they mean there: enough to know what a cell can't mean. */
public final class Words {
    private static final Pattern WORD = Pattern.compile("\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*");

    private Words() {}

    public static Set<String> of(String code) {
        var words = new LinkedHashSet<String>();
        WORD.matcher(code).results().forEach(word -> words.add(word.group()));
        return words;
    }
}
