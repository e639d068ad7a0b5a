package io.jadeite.dsl.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What {@code println} makes of tables. */
class PrintedTest extends ScriptSuite {
    @Test
    void tablesAreReadableWhoeverMadeThem() throws Exception {
        writeCopper(2);

        var printed = printed("""
                runEach 'static-energy.emt.quick', structure: loadAll('*.vasp')
                println queue.table()
                println queue.table().first(1)
                println results('static-energy.emt.quick')
                print workers.table()
                """);

        assertThat(printed)
                .contains(
                        "\nruns: 2 rows; empty: tags, message\n",
                        "\nruns: 1 row; empty: tags, message\n",
                        "\nresults of static-energy.emt.quick: 2 rows\n")
                .endsWith("\nlive workers: no rows\n")
                .doesNotContain("|");
        assertThat(printed.lines()).first().asString().startsWith("run  state ");
    }

    @Test
    void allElseIsPrintedAsInAnyScript() throws Exception {
        assertThat(printed("""
                println 'text'
                println([1, 2])
                println null
                println([a: 1])
                println()
                print 3
                print(new ArrayDeque([4]))
                """)).isEqualTo("text\n[1, 2]\nnull\n[a:1]\n\n3[4]");
    }

    private String printed(String text) throws InterruptedException {
        return (String) script("""
                def printed = new StringWriter()
                out = new PrintWriter(printed, true)
                %s
                printed.toString()
                """.formatted(text));
    }
}
