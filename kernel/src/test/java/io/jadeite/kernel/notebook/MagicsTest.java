package io.jadeite.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.kernel.language.MimeBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Lines of cells that begin with a percent sign. */
class MagicsTest extends NotebookSuite {
    @Test
    void cellsMayBeInTheOtherLanguage() {
        groovy("%%java\nint n = 4;\nrecord P(int x) {}");

        assertThat(groovy("new P(n).x()")).isEqualTo(4);
        assertThat(java("%%groovy\n[n, n]")).isEqualTo(List.of(4, 4));
        assertThat(groovy("%java n + 1")).isEqualTo(5);
        assertThat(failing("%%java\nint a = 1;\nint b = a / 0;").traceback().toString())
                .contains("line 3")
                .contains("int b = a / 0;");
    }

    @Test
    void timesAreTold() {
        assertThat(groovy("%time 1 + 1")).isEqualTo(2);
        assertThat(printed()).matches("(?s)Wall time: [\\d.]+ .?s, processor time of this thread: [\\d.]+ .?s\\s*");
        assertThat(groovy("x = 3\n%timeit x + 1\nx")).isEqualTo(3);
        assertThat(printed()).matches("(?s)[\\d.]+ .?s \\([\\d.]+ .?s to [\\d.]+ .?s; 7 rounds of [\\d,]+\\)\\s*");
        java("%%timeit\nint s = 0;\nfor (int i = 0; i < 10; i++) s += i;");
        assertThat(printed()).contains("7 rounds");
    }

    @Test
    void whatIsThereIsListed() {
        groovy("%who");
        assertThat(printed()).contains("Nothing is defined yet.");
        groovy("a = 3\ndef twice(n) { 2 * n }\nclass Lab {}");
        java("String b = \"text\";");

        var table = (Table) groovy("%who");

        assertThat(table.stringColumn("name").asList()).containsExactly("a", "b", "twice", "Lab");
        assertThat(table.stringColumn("type").asList()).containsExactly("Integer", "String", "method", "type");
        assertThat(table.stringColumn("value").asList()).containsExactly("3", "text", "", "of groovy");
    }

    @Test
    void databasesAreAsked() {
        var own = (Table) groovy("%sql SELECT count(*) AS runs FROM run");
        assertThat(own.column("runs").get(0)).hasToString("0");

        var file = "jdbc:sqlite:" + folder().resolve("other.sqlite3");
        groovy("%sql --on " + file + " CREATE TABLE t (n int, s text)");
        groovy("%%sql --on " + file + "\nINSERT INTO t\nVALUES (1, 'a'), (2, 'b')");
        groovy("rows = %sql --on " + file + " SELECT * FROM t ORDER BY n");

        assertThat(groovy("rows.rowCount() + rows.stringColumn('s').get(1)")).hasToString("2b");
    }

    @Test
    void jadeitesOwnDatabaseIsOnlyRead() {
        groovy("%sql SELECT 1");

        var failure = failing("%sql DELETE FROM run");

        assertThat(failure.message()).isNotEmpty();
    }

    @Test
    void theShellIsAtHand() {
        groovy("%%bash\necho one\necho two >&2\nfor i in 3 4; do echo $i; done");
        assertThat(printed()).contains("one\n").contains("two\n").contains("3\n4\n");
        groovy("%bash echo \"a b\" | tr a c");
        assertThat(printed()).contains("c b");
        assertThat(failing("%bash exit 3").message()).isEqualTo("bash ended with code 3.");
    }

    @Test
    void textsAreShownAsWhatTheyAre() {
        var shown = (MimeBundle) groovy("%%html\n<b>x</b>");

        assertThat(shown.data().get("text/html")).hasToString("\n<b>x</b>");
    }

    @Test
    void jarsOfThisComputerCanBeUsed() throws IOException {
        var source = Files.writeString(
                folder().resolve("Gadget.java"),
                "package lab; public class Gadget { public static int twice(int n) { return 2 * n; } }");
        var classes = folder().resolve("classes");
        ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(System.out, System.err, "-d", classes.toString(), source.toString());
        Files.createDirectories(folder().resolve("lib"));
        ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "cf",
                        folder().resolve("lib/gadget.jar").toString(),
                        "-C",
                        classes.toString(),
                        ".");

        groovy("%jars lib/*.jar");

        assertThat(groovy("import lab.Gadget\nGadget.twice(4)")).isEqualTo(8);
        assertThat(java("lab.Gadget.twice(5)")).isEqualTo(10);
        assertThat(failing("%jars nothing.jar").message())
                .contains("There is no")
                .contains("nothing.jar");
    }

    @Test
    void filesAndNotebooksAreRun() throws IOException {
        Files.writeString(folder().resolve("helpers.groovy"), "def thrice(n) { 3 * n }\nloaded = 1");
        Files.writeString(folder().resolve("more.java"), "int quad(int n) { return 4 * n; }");
        Files.writeString(
                folder().resolve("other.ipynb"),
                "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": [\"# x\"]}, {\"cell_type\": \"code\", \"source\": [\"fromNotebook = 5\\n\", \"other = 6\"]}]}");

        groovy("%load helpers.groovy\n%load other.ipynb");
        groovy("%load more.java");

        assertThat(groovy("thrice(loaded) + fromNotebook + other")).isEqualTo(14);
        assertThat(java("quad(2)")).isEqualTo(8);
    }

    @Test
    void unknownMagicsAreAnsweredWithTheNearest() {
        assertThat(failing("%tiem 1 + 1").message()).startsWith("There is no magic %tiem. Did you mean time");
        groovy("%lsmagic");
        assertThat(printed()).contains("%time CODE").contains("%maven GROUP:ARTIFACT:VERSION");
    }

    @Test
    void aRemainderIsNoMagic() {
        assertThat(java("int n = 17;\nn\n  % 5")).isEqualTo(2);
        assertThat(groovy("17 % 5")).isEqualTo(2);
    }
}
