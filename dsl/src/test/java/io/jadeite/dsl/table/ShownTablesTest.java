package io.jadeite.dsl.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.dsl.script.TableView;
import io.jadeite.dsl.script.ValueView;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ShownTablesTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Vienna");

    @Test
    void aTableIsShownAsItWasApproved() throws IOException {
        assertThat(HtmlTable.of(Excerpt.of(table()), ZONE)).isEqualTo(approved("table.html"));
        assertThat(PlainTable.of(Excerpt.of(table()), ZONE)).isEqualTo(approved("table.txt"));
    }

    @Test
    void aLongTableIsShownByItsEnds() throws IOException {
        var long1000 = Table.create(
                "numbers", IntColumn.create("n", IntStream.rangeClosed(1, 1000).toArray()));

        assertThat(PlainTable.of(Excerpt.of(long1000), ZONE)).isEqualTo(approved("long-table.txt"));
        assertThat(HtmlTable.of(Excerpt.of(long1000), ZONE))
                .contains("<tr class=\"left-out\"><td colspan=\"1\">… 980 more rows …</td></tr>")
                .contains("<caption>numbers: 1,000 rows, the first 10 and the last 10 shown</caption>");
    }

    @Test
    void nothingThatStandsInATableBecomesMarkup() {
        var evil = "</script><script>alert('x')</script>\"' onmouseover=\"alert(1)\" & <b>";
        var table = Table.create(evil, StringColumn.create(evil, evil), StringColumn.create("state", "<i>FAILED"));

        var html = HtmlTable.of(Excerpt.of(table), ZONE);

        assertThat(html).doesNotContain("alert('x')", "<b>", "<i>", "\" onmouseover");
        assertThat(Pattern.compile("<script>").matcher(html).results()).hasSize(1);
        assertThat(Pattern.compile("</script>").matcher(html).results()).hasSize(1);
    }

    @Test
    void itLoadsNothing() {
        assertThat(HtmlTable.of(Excerpt.of(table()), ZONE)).doesNotContain("http", "src=", "@import", "url(");
    }

    @Test
    void longTextsAreCutButKeptWhereOnePoints() {
        var text = "x".repeat(1000);

        var html = HtmlTable.of(Excerpt.of(Table.create("t", StringColumn.create("message", text))), ZONE);

        assertThat(html).contains("title=\"" + text + "\"").contains(">" + "x".repeat(300) + "…</td>");
    }

    @Test
    void theSeamsOfTheScriptFindThisRoom() {
        assertThat(ServiceLoader.load(TableView.class)).hasAtLeastOneElementOfType(DatabaseTables.class);
        var view = ServiceLoader.load(ValueView.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.takes(table()))
                .findFirst()
                .orElseThrow();

        assertThat(view.takes("text")).isFalse();
        assertThat(view.views(table())).containsOnlyKeys("text/plain", "text/html");
    }

    private static Table table() {
        var time = Instant.parse("2026-11-22T19:43:01Z");
        return Table.create(
                "runs & results",
                LongColumn.create("run", 1, 2, 13),
                StringColumn.create("state", "SUCCEEDED", "FAILED", "RUNNING"),
                StringColumn.create("message", "", "it <diverged>", ""),
                DoubleColumn.create("took").append(0.125).append(5400).appendMissing(),
                DoubleColumn.create("energy").append(-0.225145612).append(1e-9).appendMissing(),
                BooleanColumn.create("isGapDirect").append(true).append(false).appendMissing(),
                InstantColumn.create("submitted")
                        .append(time)
                        .append(time.plusSeconds(86_400))
                        .appendMissing());
    }

    private static String approved(String name) throws IOException {
        try (InputStream stream = ShownTablesTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
