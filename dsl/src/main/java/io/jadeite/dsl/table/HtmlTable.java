package io.jadeite.dsl.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.Table;

/**
 * A table as HTML for notebooks. It brings its own few lines of style and script, loads nothing, and reads well without either;
 * whatever stands in a cell is escaped.
 */
final class HtmlTable {
    private static final String STYLE = resource("table.css");
    private static final String SCRIPT = resource("table.js");

    private final ZoneId zone;
    private final List<Heading> headings;
    private final StringBuilder html = new StringBuilder();

    private HtmlTable(Excerpt excerpt, ZoneId zone) {
        this.zone = zone;
        this.headings = excerpt.headings();
    }

    static String of(Excerpt excerpt, ZoneId zone) {
        return new HtmlTable(excerpt, zone).text(excerpt);
    }

    private String text(Excerpt excerpt) {
        // In a region of its own that can be scrolled by keyboard where it is wider than the page.
        html.append("<div class=\"jadeite-table\" role=\"region\" tabindex=\"0\" aria-label=\"")
                .append(escaped(excerpt.title()))
                .append("\">\n<style>\n")
                .append(STYLE)
                .append("</style>\n<table class=\"jadeite\">\n<caption>")
                .append(escaped(excerpt.words()))
                .append("</caption>\n<thead>\n<tr>");
        headings.forEach(this::heading);
        html.append("</tr>\n</thead>\n<tbody>\n");
        rows(excerpt.first());
        if (excerpt.left() > 0) {
            html.append(String.format(
                    Locale.ROOT,
                    "<tr class=\"left-out\"><td colspan=\"%d\">… %,d more rows …</td></tr>\n",
                    headings.size(),
                    excerpt.left()));
        }
        rows(excerpt.last());
        html.append("</tbody>\n</table>\n<script>\n").append(SCRIPT).append("</script>\n</div>\n");
        return html.toString();
    }

    private void heading(Heading heading) {
        html.append("<th scope=\"col\" aria-sort=\"none\"");
        html.append(heading.form().isNumber() ? " class=\"number\"" : "");
        html.append("><button type=\"button\" title=\"sort the rows that are shown\">")
                .append("<span class=\"name\">")
                .append(escaped(heading.name()))
                .append("</span>");
        if (!heading.unit().isEmpty()) {
            html.append(" <span class=\"unit\">")
                    .append(escaped(heading.unit()))
                    .append("</span>");
        }
        html.append("</button></th>");
    }

    private void rows(Table table) {
        for (int row = 0; row < table.rowCount(); row++) {
            html.append("<tr>");
            for (int column = 0; column < headings.size(); column++) {
                var form = headings.get(column).form();
                cell(Cell.of(table.column(column), row, form, zone), form);
            }
            html.append("</tr>\n");
        }
    }

    private void cell(Cell cell, Form form) {
        html.append("<td");
        html.append(form.isNumber() ? " class=\"number\"" : form == Form.TEXT ? " class=\"text\"" : "");
        if (!cell.amount().isEmpty()) {
            html.append(" data-amount=\"").append(escaped(cell.amount())).append('"');
        }
        if (!cell.full().equals(cell.text()) || cell.text().length() > Cell.LONGEST / 10) {
            html.append(" title=\"").append(escaped(cell.full())).append('"');
        }
        html.append('>')
                .append(form == Form.STATE ? state(cell.text()) : escaped(cell.text()))
                .append("</td>");
    }

    private static String state(String state) {
        var sign = StateSign.of(state);
        return sign.isEmpty()
                ? escaped(state)
                : "<span class=\"sign %s\" aria-hidden=\"true\">%s</span>&nbsp;%s"
                        .formatted(state.toLowerCase(Locale.ROOT), sign, state);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String resource(String name) {
        try (var stream = HtmlTable.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the class path has no " + name + " beside " + HtmlTable.class);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
