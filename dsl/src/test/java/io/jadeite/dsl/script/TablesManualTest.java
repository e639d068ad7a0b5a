package io.jadeite.dsl.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.dsl.table.ResultsTable;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** The scripts that the manual shows of tables, with results of the built-in calculator. */
class TablesManualTest extends ScriptSuite {
    @Test
    void theScriptsOfThePageAboutTablesRun() throws IOException, InterruptedException {
        writeCopper(3);
        var csv = folder().resolve("energies.csv");
        var scripts = ManualScripts.of("tables.md");

        var last = script("""
                (0..2).each { run 'static-energy.emt.quick', structure: load("Cu${it}.vasp") }
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
                (0..3).each { run 'static-energy.emt.quick', structure: load("Cu${it}.vasp") }
                def most = 12.8
                results('static-energy.emt.quick').where { volumePerAtom < most && nsites == 4 }.sortByDescending('volume')
                """);

        assertThat(found.table().name())
                .isEqualTo("results of static-energy.emt.quick where volumePerAtom < 12.8 and nsites == 4");
        assertThat(found.table().doubleColumn("volumePerAtom").asList())
                .isEqualTo(List.of(3.71 * 3.71 * 3.71 / 4, 3.7 * 3.7 * 3.7 / 4));
        assertThat(((Table) script("queue.table(state: 'SUCCEEDED', limit: 2)")).rowCount())
                .isEqualTo(2);
    }
}
