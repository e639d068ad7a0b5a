package io.jadeite.engine.vasp.output.scan;

/** The five entities of XML itself; any other stays as it is written. */
final class Entities {
    private Entities() {}

    static String resolved(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }
}
