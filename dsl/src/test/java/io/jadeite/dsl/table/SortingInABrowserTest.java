package io.jadeite.dsl.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class SortingInABrowserTest {
    private final WebClient browser = new WebClient();

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    @Test
    void aClickSortsUpwardsThenDownwardsThenAsItWas() throws IOException {
        var page = shown(Table.create(
                "t",
                LongColumn.create("run", 1, 2, 3, 4),
                DoubleColumn.create("energy")
                        .append(-1)
                        .append(1e-9)
                        .appendMissing()
                        .append(-20)));

        assertThat(cells(page, 1)).containsExactly("1", "2", "3", "4");
        click(page, 2);
        assertThat(cells(page, 1)).containsExactly("4", "1", "2", "3");
        assertThat(order(page, 2)).isEqualTo("ascending");
        click(page, 2);
        assertThat(cells(page, 1)).containsExactly("2", "1", "4", "3");
        assertThat(order(page, 2)).isEqualTo("descending");
        click(page, 2);
        assertThat(cells(page, 1)).containsExactly("1", "2", "3", "4");
        assertThat(order(page, 2)).isEqualTo("none");
    }

    @Test
    void textsAreSortedAsPeopleCountAndTimesByTime() throws IOException {
        var time = Instant.parse("2026-11-22T19:43:01Z");
        var page = shown(Table.create(
                "t",
                LongColumn.create("run", 1, 2, 3),
                StringColumn.create("formula", "Cu32", "Cu4", "Ag"),
                InstantColumn.create("saved")
                        .append(time.plusSeconds(1))
                        .append(time)
                        .append(time.minusSeconds(1))));

        click(page, 2);
        assertThat(cells(page, 1)).containsExactly("3", "2", "1");
        click(page, 3);
        assertThat(cells(page, 1)).containsExactly("3", "2", "1");
        assertThat(order(page, 2)).isEqualTo("none");
        click(page, 1);
        assertThat(cells(page, 1)).containsExactly("1", "2", "3");
    }

    @Test
    void theRowsThatAreLeftOutStandLastWhileRowsAreSorted() throws IOException {
        var page = shown(Table.create(
                "t", IntColumn.create("n", IntStream.rangeClosed(1, 100).toArray())));

        assertThat(cells(page, 1)).hasSize(21).element(10).isEqualTo("… 80 more rows …");
        click(page, 1);
        click(page, 1);

        assertThat(cells(page, 1)).startsWith("100", "99").endsWith("2", "1", "… 80 more rows …");
    }

    @Test
    void twoTablesOnOnePageAreSortedEachByItself() throws IOException {
        var table = Table.create("t", LongColumn.create("n", 2, 1));
        var html = HtmlTable.of(Excerpt.of(table), ZoneId.of("UTC"));
        var page = browser.loadHtmlCodeIntoCurrentWindow("<html><body>" + html + html + "</body></html>");

        click(page, 1);

        assertThat(cells(page, 1)).containsExactly("1", "2", "2", "1");
    }

    private HtmlPage shown(Table table) throws IOException {
        var html = HtmlTable.of(Excerpt.of(table), ZoneId.of("UTC"));
        return browser.loadHtmlCodeIntoCurrentWindow("<html><body>" + html + "</body></html>");
    }

    private static void click(HtmlPage page, int column) throws IOException {
        DomElement button = page.querySelector("th:nth-child(%d) button".formatted(column));
        button.click();
    }

    private static String order(HtmlPage page, int column) {
        DomElement heading = page.querySelector("th:nth-child(%d)".formatted(column));
        return heading.getAttribute("aria-sort");
    }

    private static List<String> cells(HtmlPage page, int column) {
        return page.querySelectorAll("tbody tr td:nth-child(%d)".formatted(column)).stream()
                .map(cell -> cell.asNormalizedText())
                .toList();
    }
}
