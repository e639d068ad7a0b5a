package io.jadeite.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.emt.EmtCalculator;
import io.jadeite.kernel.language.Outcome;
import org.junit.jupiter.api.Test;

/** How cells end, what they show, and that the DSL is at hand. */
class NotebookTest extends NotebookSuite {
    @Test
    void cellsEndWithAValueWithNothingOrByAFailure() {
        assertThat(run(groovy(), "1 + 1")).isEqualTo(new Outcome.Value(2));
        assertThat(run(groovy(), "x = 1")).isEqualTo(new Outcome.Nothing());
        assertThat(run(java(), "x + 1")).isEqualTo(new Outcome.Value(2));
        assertThat(run(groovy(), "1.intdiv(0)")).isInstanceOf(Outcome.Failure.class);
    }

    @Test
    void aFailureShowsItsMessageFirstThenTheLineOfTheCell() {
        groovy("def divide(a, b) {\n  a.intdiv(b)\n}");

        var failure = failing("x = 1\ny = divide(x, 0)");

        assertThat(failure.name()).isEqualTo("ArithmeticException");
        assertThat(failure.message()).isEqualTo("/ by zero");
        assertThat(plain(failure))
                .containsExactly(
                        "ArithmeticException: / by zero",
                        "  cell 1, line 2",
                        "    2 |   a.intdiv(b)",
                        "  cell 2, line 2",
                        "    2 | y = divide(x, 0)",
                        "%trace shows all of the way.");
    }

    @Test
    void whatTheCompilerRefusesIsMarkedInItsLine() {
        var failure = failing("int a = 1\nnew Unknown()");
        var java = (Outcome.Failure) run(java(), "int a = 1;\nint b = \"text\";");

        assertThat(plain(failure))
                .containsExactly(
                        "CompilationError: unable to resolve class Unknown",
                        "  cell 1, line 2",
                        "    2 | new Unknown()",
                        "        ^^^^^^^^^^^^^");
        assertThat(plain(java))
                .containsExactly(
                        "CompilationError: incompatible types: java.lang.String cannot be converted to int",
                        "  cell 2, line 2",
                        "    2 | int b = \"text\";",
                        "                ^^^^^^");
    }

    @Test
    void theWholeTraceIsShownOnDemand() {
        failing("throw new IllegalStateException('no luck')");

        groovy("%trace");

        assertThat(printed())
                .contains("java.lang.IllegalStateException: no luck")
                .contains("at cell.g");
    }

    @Test
    void cellsShowAndUpdateAndAsk() {
        groovy("id = display(3)\nupdateDisplay(id, 4)\nclearOutput()");
        assertThat(screen().shown()).hasSize(3);
        assertThat(screen().shown().get(0)).startsWith("show 3 as ");
        assertThat(screen().shown().get(1)).isEqualTo(screen().shown().get(0).replace("show 3", "update 4"));
        assertThat(screen().shown().get(2)).isEqualTo("clear false");

        assertThat(java("input(\"name\")")).isEqualTo("answer to name");
        java("display(\"x\");");
        assertThat(screen().shown().getLast()).startsWith("show x as ");
    }

    @Test
    void theDslIsAtHandInBothLanguages() {
        assertThat(EmtCalculator.class).isNotNull();
        groovy(
                "copper = new Structure(io.jadeite.engine.structure.Lattice.cubic(3.7), [io.jadeite.engine.structure.Site.of(io.jadeite.engine.structure.Element.CU, new io.jadeite.engine.structure.Vector(0, 0, 0))])");

        groovy("result = run 'static-energy.emt.quick', structure: copper");

        assertThat((double) java("jadeite.run(\"static-energy.emt.quick\", Map.of(\"structure\", copper)).energy()"))
                .isEqualTo(groovy("result.energy"));
    }

    @Test
    void wrongInputsOfWorkflowsAreToldAllAtOnceAtTheirLine() {
        var failure = failing("x = 1\nrun 'static-energy.emt.quick', structre: 3, foo: 4");

        assertThat(failure.name()).isEqualTo("InputException");
        assertThat(failure.message()).contains("structre").contains("foo");
        assertThat(plain(failure)).contains("    2 | run 'static-energy.emt.quick', structre: 3, foo: 4");
    }

    private static java.util.List<String> plain(Outcome.Failure failure) {
        return failure.traceback().stream()
                .map(line -> line.replaceAll("\u001B\\[\\d*m", ""))
                .toList();
    }

    @Test
    void whatACellDeclaresLaterIsNotMissedButWhatNoneDeclaresIsTold() {
        java("int once(int n) { return n + offset; }\nint offset = 10;");
        assertThat(printed()).isEmpty();

        java("int never() { return missing(); }");

        assertThat(printed()).contains("never can't be used yet: it needs method missing()");
    }

    @Test
    void aRunShowsItsStepsInALiveLine() {
        groovy("copper = Structure.load '"
                + java.nio.file.Path.of("..", "Cu32.POSCAR").toAbsolutePath().normalize() + "'");

        groovy("run 'relaxation.emt.quick', structure: copper");

        assertThat(String.join("\n", screen().shown()))
                .contains("relaxation.emt.quick: step ")
                .contains("largest force");
    }

    @Test
    void groovyPrintsWithAllItsWords() {
        groovy(
                "println 'a'; println(); print 1; println([b: null]); printf('%d %s%n', 2, 'c'); println null\n(1..3).each { print it }");

        assertThat(printed()).isEqualTo("a\n\n1[b:null]\n2 c\nnull\n123");
        groovy("out = new StringWriter()\nprintln 'kept'\nprint 1");
        assertThat(printed()).isEmpty();
        assertThat(groovy("out.toString()")).isEqualTo("kept\n1");
    }
}
