package io.jadeite.engine.setting;

import io.jadeite.engine.problem.InputException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads sizes of memory as people type them. */
public final class Sizes {
    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([KMGT]?)B?", Pattern.CASE_INSENSITIVE);

    private Sizes() {}

    /**
     * Megabytes, rounded up: {@code 4GB}, {@code 500MB}, {@code 1.5g}; a bare number is of megabytes.
     *
     * @throws InputException for anything else
     */
    public static long megabytes(String text) {
        var size = SIZE.matcher(text.strip());
        if (!size.matches()) {
            throw new InputException("'%s' is no size. Write for instance 4GB or 500MB.".formatted(text));
        }
        double megabytes = switch (size.group(2).toUpperCase(Locale.ROOT)) {
            case "K" -> 1e-3;
            case "G" -> 1e3;
            case "T" -> 1e6;
            default -> 1;
        };
        return (long) Math.ceil(Double.parseDouble(size.group(1)) * megabytes);
    }
}
