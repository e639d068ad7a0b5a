package io.jadeite.dsl.plot.figure;

import io.jadeite.engine.text.Digest;
import java.util.HashMap;
import java.util.regex.Pattern;

/**
 * An SVG as it may stand in the middle of a page: with title and description for screen readers, a size in pixels, and names within
 * it that no other picture of the page has.
 */
public final class SpokenSvg {
    private static final Pattern OPENING = Pattern.compile("<svg\\b[^>]*>");
    private static final Pattern NAMES = Pattern.compile("(\\bid=\"|url\\(#|href=\"#)");

    private static final Pattern CLIP = Pattern.compile("\\bclip-?[0-9]+\\b");
    private static final Pattern FONT = Pattern.compile("(font-family:&quot;[^;]*&quot;);");

    private SpokenSvg() {}

    /** The opening tag of a picture, with title and description. Text in it that says no size has 12 pixels, as Java's default. */
    public static String opening(int width, int height, String title, String description) {
        return """
            <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="img" aria-label="%s" \
            width="%d" height="%d" viewBox="0 0 %d %d" style="max-width:100%%;height:auto;font-size:12px">
            <title>%s</title>
            <desc>%s</desc>
            """.formatted(escaped(title), width, height, width, height, escaped(title), escaped(description));
    }

    static String of(String svg, Figure figure, String description) {
        var match = OPENING.matcher(svg);
        if (!match.find()) {
            throw new IllegalStateException("the picture has no <svg> tag");
        }
        var inside = JoinedLines.in(withFallingBackFonts(withNumberedClips(svg.substring(match.end()))));
        var prefix = "p" + Digest.of(inside).substring(0, 8) + "-";
        var named = NAMES.matcher(inside).replaceAll("$1" + prefix);
        return opening(figure.width(), figure.height(), figure.title(), description) + named;
    }

    /** VectorGraphics2D names clips by hash codes, which differ from one start of Java to the next. */
    private static String withNumberedClips(String svg) {
        var numbers = new HashMap<String, String>();
        return CLIP.matcher(svg)
                .replaceAll(clip -> numbers.computeIfAbsent(clip.group(), name -> "clip" + numbers.size()));
    }

    /** The font that was measured needn't be where the picture is looked at. */
    private static String withFallingBackFonts(String svg) {
        return FONT.matcher(svg).replaceAll("$1,Verdana,sans-serif;");
    }

    /** As text of XML and HTML, and between their double quotes. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
