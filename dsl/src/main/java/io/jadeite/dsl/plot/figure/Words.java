package io.jadeite.dsl.plot.figure;

import java.awt.Font;
import java.awt.font.FontRenderContext;

/** How much room words take, in pixels; the same for every kind of picture. */
final class Words {
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private Words() {}

    static double width(String words, Font font) {
        return words.isEmpty() ? 0 : font.getStringBounds(words, CONTEXT).getWidth();
    }

    /** Cut where it would be wider than that. */
    static String within(String words, Font font, double width) {
        if (width(words, font) <= width) {
            return words;
        }
        int end = words.length();
        while (end > 1 && width(words.substring(0, end) + "…", font) > width) {
            end--;
        }
        return words.substring(0, end) + "…";
    }
}
