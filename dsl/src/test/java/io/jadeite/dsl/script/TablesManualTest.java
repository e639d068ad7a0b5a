package io.jadeite.dsl.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.dsl.table.ResultsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** The scripts that the manual shows of tables, with results of the built-in calculator. */
class TablesManualTest extends ScriptSuite {
    private static final Path PAGE = Path.of("..", "docs", "manual", "tables.md");
    private static final Pattern SCRIPT = Pattern.compile("```groovy\n(.*?)```", Pattern.DOTALL);

    @Test
    void theScriptsOfThePageAboutTablesRun() throws IOException, InterruptedException {
        writeCopper(3);
        var csv = folder().resolve("energies.csv");
        var scripts = SCRIPT.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();

        var last = script("""
                (0..2).each { run 'static-energy.emt.quick', structure: Structure.load("Cu${it}.vasp") }
                limit = 0.01
                """ + String.join("\n", scripts).replace("'energies.csv'", "'" + csv + "'"));

        assertThat(scripts).hasSizeGreaterThanOrEqualTo(2);
        assertThat(last).isInstanceOf(ResultsTable.class);
        assertThat(csv).content().startsWith("run,status,formula,").hasLineCount(4);
    }

    @Test
    void conditionsOfAScriptAreAnsweredByTheDatabase() throws InterruptedException {
        writeCopper(4);

        var found = (ResultsTable) script("""
                (0..3).each { run 'static-energy.emt.quick', structure: Structure.load("Cu${it}.vasp") }
                def most = 12.9
                results('static-energy.emt.quick').where { volumePerAtom < most && nsites == 4 }.sortByDescending('volume')
                """);

        assertThat(found.table().name())
                .isEqualTo("results of static-energy.emt.quick where volumePerAtom < 12.9 and nsites == 4");
        assertThat(found.table().doubleColumn("volumePerAtom").asList())
                .isEqualTo(List.of(3.71 * 3.71 * 3.71 / 4, 3.7 * 3.7 * 3.7 / 4));
        assertThat((Table) script("runs = queue.table(state: 'SUCCEEDED', limit: 2)"))
                .satisfies(table -> assertThat(table.rowCount()).isEqualTo(2));
    }
}
