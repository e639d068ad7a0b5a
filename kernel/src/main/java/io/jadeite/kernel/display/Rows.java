package io.jadeite.kernel.display;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Maps and records, and lists of them, as a table. */
record Rows(List<String> columns, List<Map<String, String>> rows, int left) {
    private static final int MOST = 100;

    /** Empty for what is no table. */
    static Optional<Rows> of(Object value) {
        return switch (value) {
            case Map<?, ?> map when !map.isEmpty() -> Optional.of(entries(map));
            case Record single -> Optional.of(entries(fields(single)));
            case Collection<?> many
            when !many.isEmpty() && many.stream().allMatch(Rows::isRow) -> Optional.of(table(many));
            default -> Optional.empty();
        };
    }

    private static boolean isRow(@Nullable Object value) {
        return value instanceof Record || value instanceof Map<?, ?>;
    }

    private static Rows entries(Map<?, ?> map) {
        var rows = map.entrySet().stream()
                .limit(MOST)
                .map(entry -> Map.of("name", PlainText.of(entry.getKey()), "value", PlainText.of(entry.getValue())))
                .toList();
        return new Rows(List.of("name", "value"), rows, map.size() - rows.size());
    }

    private static Rows table(Collection<?> many) {
        var columns = new LinkedHashSet<String>();
        var rows = new ArrayList<Map<String, String>>();
        many.stream().limit(MOST).forEach(one -> {
            var row = new LinkedHashMap<String, String>();
            fieldsOf(one).forEach((name, field) -> row.put(PlainText.of(name), PlainText.of(field)));
            columns.addAll(row.keySet());
            rows.add(row);
        });
        return new Rows(List.copyOf(columns), List.copyOf(rows), many.size() - rows.size());
    }

    private static Map<?, ?> fieldsOf(@Nullable Object row) {
        return switch (row) {
            case Record one -> fields(one);
            case Map<?, ?> map -> map;
            case null, default -> Map.of();
        };
    }

    private static Map<String, @Nullable Object> fields(Record one) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (var component : one.getClass().getRecordComponents()) {
            fields.put(component.getName(), read(component, one));
        }
        return fields;
    }

    private static @Nullable Object read(RecordComponent component, Record one) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(one);
        } catch (IllegalAccessException | InvocationTargetException e) {
            return "not readable: " + e.getClass().getSimpleName();
        }
    }

    String html() {
        var html = new StringBuilder("<table><thead><tr>");
        columns.forEach(name -> html.append("<th style=\"text-align:left\">")
                .append(escaped(name))
                .append("</th>"));
        html.append("</tr></thead><tbody>");
        for (var row : rows) {
            html.append("<tr>");
            columns.forEach(name -> html.append("<td style=\"text-align:left\">")
                    .append(escaped(row.getOrDefault(name, "")))
                    .append("</td>"));
            html.append("</tr>");
        }
        html.append("</tbody></table>");
        if (left > 0) {
            html.append("<p>… and %d more</p>".formatted(left));
        }
        return html.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
