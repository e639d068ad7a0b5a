package io.jadeite.kernel.protocol;

/** Text that can be sent: Java's strings may hold halves of characters, UTF-8 can't. */
final class Characters {
    private static final char REPLACEMENT = '\uFFFD';

    private Characters() {}

    /** The text with each half of a character replaced. */
    static String whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!isPair(text, i)) {
                    return repaired(text);
                }
                i++;
            }
        }
        return text;
    }

    private static String repaired(String text) {
        var repaired = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (isPair(text, i)) {
                repaired.append(text, i, i + 2);
                i++;
            } else {
                repaired.append(Character.isSurrogate(text.charAt(i)) ? REPLACEMENT : text.charAt(i));
            }
        }
        return repaired.toString();
    }

    private static boolean isPair(String text, int at) {
        return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }
}
