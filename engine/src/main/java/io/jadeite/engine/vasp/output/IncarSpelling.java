package io.jadeite.engine.vasp.output;

import io.jadeite.engine.vasp.output.vasprun.Parameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Spells the values of an INCAR's tags as pymatgen does, so that both can be compared: words as {@code Accurate}, not {@code accurate},
 * and those that are numbers or truths as such.
 */
final class IncarSpelling {
    private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,18}");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([Ee][-+]?\\d{1,3})?");

    private IncarSpelling() {}

    static Map<String, @Nullable Object> of(Parameters incar) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        incar.values().forEach((tag, value) -> map.put(tag, spelled(tag, value)));
        boolean isNonCollinear = incar.isOn("LSORBIT") || incar.isOn("LNONCOLLINEAR");
        if (isNonCollinear && map.get("MAGMOM") instanceof List<?> moments) {
            map.put("MAGMOM", vectors(moments));
        }
        return map;
    }

    private static @Nullable Object spelled(String tag, Object value) {
        return switch (value) {
            case Double number -> Entries.number(number);
            case List<?> list -> spelledAll(tag, list);
            case String text -> spelled(tag, text);
            default -> value;
        };
    }

    private static Object spelled(String tag, String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        if (tag.equals("SYSTEM")) {
            return text;
        } else if (WHOLE.matcher(text).matches()) {
            return Long.parseLong(text);
        } else if (NUMBER.matcher(text).matches()) {
            return Double.parseDouble(text);
        } else if (lower.contains("true")) {
            return true;
        } else if (lower.contains("false")) {
            return false;
        }
        return capitalised(text);
    }

    private static List<@Nullable Object> spelledAll(String tag, List<?> values) {
        var spelled = new ArrayList<@Nullable Object>(values.size());
        values.forEach(value -> spelled.add(spelled(tag, value)));
        return spelled;
    }

    private static String capitalised(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT)
                        + text.substring(1).toLowerCase(Locale.ROOT);
    }

    /** Moments of non-collinear spins have three directions. */
    private static List<List<?>> vectors(List<?> moments) {
        var vectors = new ArrayList<List<?>>();
        for (int i = 0; i + 3 <= moments.size(); i += 3) {
            vectors.add(moments.subList(i, i + 3));
        }
        return vectors;
    }
}
