package io.jadeite.kernel.help;

import java.util.Map;
import java.util.regex.Pattern;

/** Javadoc as plain text. */
final class JavadocText {
    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,6})|#x([0-9a-fA-F]{1,5})|(\\w+));");
    private static final Map<String, String> NAMED =
            Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "nbsp", " ", "le", "≤", "ge", "≥", "ouml", "ö");

    private JavadocText() {}

    /** Without tags of HTML and with the words of inline tags; at most one line stays empty between two others. */
    static String plain(String javadoc) {
        var words = javadoc.replaceAll("(?s)<!--.*?-->", "")
                .replaceAll("(?i)<li>", "- ")
                .replaceAll("</?[a-zA-Z][^>]*>", "")
                .replaceAll("\\{@\\w+\\s+([^}]*)}", "$1");
        var read = ENTITY.matcher(words)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        found.group(3) != null
                                ? NAMED.getOrDefault(found.group(3), found.group())
                                : Character.toString(
                                        found.group(1) != null
                                                ? Integer.parseInt(found.group(1))
                                                : Integer.parseInt(found.group(2), 16))));
        return read.replaceAll("[ \\t]+\\n", "\n").replaceAll("\n{3,}", "\n\n").strip();
    }
}
