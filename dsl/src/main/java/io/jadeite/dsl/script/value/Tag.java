package io.jadeite.dsl.script.value;

import java.util.LinkedHashMap;
import java.util.Map;

/** How JSON tells the type of a value: {@code {"$": "long", "is": "12"}}. */
public final class Tag {
    static final String NAME = "$";
    static final String CONTENT = "is";

    private Tag() {}

    public static Map<String, Object> of(String tag, Object content) {
        var tagged = new LinkedHashMap<String, Object>();
        tagged.put(NAME, tag);
        tagged.put(CONTENT, content);
        return tagged;
    }

    /** The times and durations of {@code java.time}, each of which reads what it prints. */
    static boolean isTime(Class<?> type) {
        return type.getPackageName().equals("java.time");
    }
}
