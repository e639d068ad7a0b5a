package io.jadeite.engine.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Times and lists as sentences have them. */
public final class Phrases {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private static final int FEW = 10;

    private Phrases() {}

    /** To the second, in the time zone of this computer. */
    public static String time(Instant time) {
        return TIME.format(time);
    }

    /** The first of many, and how many more there are. */
    public static String few(List<String> words) {
        return words.size() <= FEW
                ? String.join(", ", words)
                : String.join(", ", words.subList(0, FEW)) + " and %d more".formatted(words.size() - FEW);
    }
}
