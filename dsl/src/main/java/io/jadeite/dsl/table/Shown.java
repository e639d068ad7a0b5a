package io.jadeite.dsl.table;

import java.time.ZoneId;
import tech.tablesaw.api.Table;

/** How tables show themselves: as HTML in notebooks, as text elsewhere; times in the zone of this computer. */
public final class Shown {
    private Shown() {}

    /** The first and last rows and the count, as HTML that loads nothing. */
    public static String html(Table table) {
        return html(Excerpt.of(table));
    }

    /** The same as text, a line a row. */
    public static String text(Table table) {
        return text(Excerpt.of(table));
    }

    static String html(Excerpt excerpt) {
        return HtmlTable.of(excerpt, ZoneId.systemDefault());
    }

    static String text(Excerpt excerpt) {
        return PlainTable.of(excerpt, ZoneId.systemDefault());
    }
}
