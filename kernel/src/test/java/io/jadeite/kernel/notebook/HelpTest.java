package io.jadeite.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.kernel.language.Completeness;
import io.jadeite.kernel.language.Completion;
import io.jadeite.kernel.language.Completion.Match;
import io.jadeite.kernel.language.Inspection;
import io.jadeite.kernel.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Completion and inspection; the bar marks the cursor. */
class HelpTest extends NotebookSuite {
    @Test
    void namesOfTheNotebookAndWordsOfTheDslAreOffered() {
        groovy("myNumber = 3\ndef myMethod(n) { n }\nclass MyLab {}");

        assertThat(texts(groovy(), "1 + my|")).containsExactly("myMethod", "myNumber");
        assertThat(texts(groovy(), "new MyL|")).containsExactly("MyLab");
        assertThat(texts(groovy(), "runC|")).contains("runCloud");
        assertThat(texts(groovy(), "instan|")).containsExactly("instanceof");
        assertThat(texts(groovy(), "ArrayLi|")).containsExactly("ArrayList");
        assertThat(texts(java(), "myN|")).contains("myNumber");
    }

    @Test
    void membersAreOfferedByWhatAVariableIs() {
        groovy(
                "words = ['a']\ncounts = [copper: 1]\nimport java.time.Duration\nclass Lab { String owner; int twice(int n) { 2 * n } }\nlab = new Lab(owner: 'x')");

        assertThat(texts(groovy(), "words.coll|")).contains("collect", "collectEntries");
        assertThat(texts(groovy(), "words.isE|")).contains("isEmpty");
        assertThat(texts(groovy(), "counts.cop|")).containsExactly("copper");
        assertThat(texts(groovy(), "lab.o|")).contains("owner");
        assertThat(texts(groovy(), "lab.owner.toUp|")).contains("toUpperCase");
        assertThat(texts(groovy(), "lab.twice(3).int|")).contains("intValue", "intdiv");
        assertThat(texts(groovy(), "Duration.ofS|")).contains("ofSeconds");
        assertThat(texts(groovy(), "'text'.le|")).contains("length");
        assertThat(texts(groovy(), "[1, 2].su|")).contains("sum");
        assertThat(texts(groovy(), "new Lab().tw|")).contains("twice");
        assertThat(texts(groovy(), "java.time.LocalDate.no|")).contains("now");
        assertThat(texts(groovy(), "Structure.loa|")).containsExactly("load", "loadAll");
        assertThat(inspected(groovy(), "Structure.loadA|ll")).contains("loadAll(String pattern)");
        assertThat(texts(groovy(), "unknown.x|")).isEmpty();
    }

    @Test
    void javaIsCompletedByTheCompiler() {
        java("record P(int first, int second) {}");
        java("var p = new P(1, 2);");

        assertThat(texts(java(), "p.fi|")).contains("first()");
        assertThat(texts(java(), "\"x\".toUp|")).contains("toUpperCase(");
        assertThat(texts(java(), "var q = 3;\nLis|")).contains("List");
        assertThat(texts(groovy(), "%%java\np.sec|")).contains("second()");
    }

    @Test
    void workflowsAndTheirInputsAreOffered() {
        groovy("twoStep = workflow('demo.toolkit.two-step') { int depth, double width = 2 -> depth }");

        assertThat(texts(groovy(), "run 'relaxation.|")).contains("relaxation.emt.quick");
        assertThat(texts(groovy(), "run 'demo|")).containsExactly("demo.toolkit.two-step");
        assertThat(texts(groovy(), "run 'relaxation.emt.quick', str|")).first().isEqualTo("structure: ");
        assertThat(texts(groovy(), "run('relaxation.emt.quick', structure: x, fm|"))
                .first()
                .isEqualTo("fmax: ");
        assertThat(texts(groovy(), "twoStep.runCloud de|")).first().isEqualTo("depth: ");
        assertThat(texts(groovy(), "run 'relaxation.emt.quick', structure: str|"))
                .doesNotContain("structure: ");
    }

    @Test
    void filesAreOfferedInTexts() throws IOException {
        Files.writeString(folder().resolve("Cu32.POSCAR"), "");
        Files.createDirectories(folder().resolve("candidates"));
        Files.writeString(folder().resolve("candidates/NaCl.vasp"), "");

        assertThat(texts(groovy(), "Structure.load 'C|")).containsExactly("Cu32.POSCAR");
        assertThat(texts(groovy(), "load('candi|")).containsExactly("candidates/");
        assertThat(texts(groovy(), "load('candidates/Na|')")).containsExactly("NaCl.vasp");
        assertThat(texts(groovy(), "%load C|")).containsExactly("Cu32.POSCAR");
        assertThat(texts(groovy(), "%tim|")).containsExactly("time", "timeit");
    }

    @Test
    void aCompletionSaysWhatItReplacesInCodePoints() {
        groovy("myNumber = 3");

        var completion = complete(groovy(), "'😀' + myN|");

        assertThat(completion).isEqualTo(new Completion(List.of(new Match("myNumber", "variable", "Integer")), 6, 9));
    }

    @Test
    void whatIsKnownIsTold() {
        groovy(
                "n = 3\nclass Lab { int twice(int n) { 2 * n } }\nlab = new Lab()\nflow = workflow('demo.toolkit.flow') { int depth -> depth }");

        assertThat(inspected(groovy(), "n|")).isEqualTo("Integer n");
        assertThat(inspected(groovy(), "lab.twi|ce(3)")).contains("int twice(int n)");
        assertThat(inspected(groovy(), "run|Cloud")).contains("Submits runs to the queue");
        assertThat(inspected(groovy(), "run 'relaxation.em|t.quick'"))
                .contains("relaxation.emt.quick")
                .contains("fmax:");
        assertThat(inspected(groovy(), "run 'relaxation.emt.quick', fma|x: 3"))
                .startsWith("fmax, an input of relaxation.emt.quick");
        assertThat(inspected(groovy(), "fl|ow")).contains("demo.toolkit.flow").contains("depth:");
        assertThat(inspected(groovy(), "new ArrayLi|st()")).contains("java.util.ArrayList");
        assertThat(groovy().inspect("nothingOfTheKind", 5, 0)).isEmpty();
    }

    @Test
    void groovyIsInspectedWithJavasJavadoc() {
        groovy("name = 'copper'");

        assertThat(inspected(groovy(), "name.toUpper|Case()"))
                .contains("toUpperCase()")
                .contains("Converts all of the characters");
        assertThat(inspected(groovy(), "Math.ma|x(1, 2)")).contains("Returns the greater of two");
        assertThat(inspected(groovy(), "new ArrayLi|st()")).contains("Resizable-array implementation");
    }

    @Test
    void javaIsInspectedWithItsJavadoc() {
        java("String abcdef = \"x\";\n/** Doubles. */ int twice(int n) { return 2 * n; }");

        assertThat(inspected(java(), "abcdef.toUpperCase(|")).contains("String String.toUpperCase()");
        assertThat(inspected(java(), "abcdef.toUpper|Case()"))
                .contains("String String.toUpperCase()")
                .contains("Converts all of the characters");
        assertThat(inspected(java(), "twi|ce(2)")).contains("int twice(int n)");
    }

    @Test
    void completenessIsTold() {
        java("1");

        assertThat(groovy().completeness("x = 1")).isEqualTo(new Completeness.Complete());
        assertThat(groovy().completeness("def f() {")).isEqualTo(new Completeness.Incomplete("    "));
        assertThat(groovy().completeness("x = [1,\n")).isEqualTo(new Completeness.Incomplete("    "));
        assertThat(groovy().completeness("x = '''a")).isEqualTo(new Completeness.Incomplete(""));
        assertThat(groovy().completeness("x = ) 1")).isEqualTo(new Completeness.Invalid());
        assertThat(groovy().completeness("%time 1")).isEqualTo(new Completeness.Complete());
        assertThat(java().completeness("int x = 1;")).isEqualTo(new Completeness.Complete());
        assertThat(java().completeness("int f() {")).isEqualTo(new Completeness.Incomplete("    "));
        assertThat(java().completeness("int x = ) 1;")).isEqualTo(new Completeness.Invalid());
    }

    private static Completion complete(Language language, String marked) {
        int at = marked.indexOf('|');
        var code = marked.replace("|", "");
        return language.complete(code, code.codePointCount(0, at));
    }

    private static List<String> texts(Language language, String marked) {
        return complete(language, marked).matches().stream().map(Match::text).toList();
    }

    private static String inspected(Language language, String marked) {
        int at = marked.indexOf('|');
        var code = marked.replace("|", "");
        return language.inspect(code, at, 1)
                .map(Inspection::data)
                .map(data -> data.get("text/plain"))
                .orElse("");
    }
}
