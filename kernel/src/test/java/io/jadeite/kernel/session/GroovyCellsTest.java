package io.jadeite.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.kernel.session.CellFailure.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Groovy cells can say. */
class GroovyCellsTest extends CellSuite {
    @Test
    void theLastExpressionIsTheCellsValue() {
        assertThat(groovy("1 + 1")).isEqualTo(2);
        assertThat(groovy("[1, 2]*.multiply(2)")).isEqualTo(List.of(2, 4));
        assertThat(groovy("x = 3\nx + 1")).isEqualTo(4);
        assertThat(groovy("return 5")).isEqualTo(5);
    }

    @Test
    void definitionsAndAssignmentsShowNothing() {
        assertThat(groovy("x = 3")).isEqualTo(NOTHING);
        assertThat(groovy("def y = 4")).isEqualTo(NOTHING);
        assertThat(groovy("int z = 5")).isEqualTo(NOTHING);
        assertThat(groovy("x += 1")).isEqualTo(NOTHING);
        assertThat(groovy("def twice(n) { 2 * n }")).isEqualTo(NOTHING);
        assertThat(groovy("class Lab {}")).isEqualTo(NOTHING);
        assertThat(groovy("import java.time.Duration")).isEqualTo(NOTHING);
        assertThat(groovy("for (i in 1..3) { i }")).isEqualTo(NOTHING);
        assertThat(groovy("")).isEqualTo(NOTHING);
        assertThat(groovy("// only a comment")).isEqualTo(NOTHING);
        assertThat(groovy("[x, y, z]")).isEqualTo(List.of(4, 4, 5));
    }

    @Test
    void declaredVariablesStayAndAreConvertedAsDeclared() {
        groovy(
                "def a = 1\nint b = 2.7\nString c = \"t${a}\"\ndef (d, e) = [4, 5]\nfinal f = 6\ndef g\nint h\nint i = 1, j = 2");

        assertThat(groovy("[a, b, c, c.class.simpleName, d, e, f, g, h, i, j]").toString())
                .isEqualTo("[1, 2, t1, String, 4, 5, 6, null, 0, 1, 2]");
        assertThat(failingGroovy("int k = 'no'").kind()).isEqualTo("GroovyCastException");
    }

    @Test
    void closuresShareTheVariablesOfAllCells() {
        groovy("def count = 0\nincrease = { count++ }");
        groovy("3.times { increase() }");

        assertThat(groovy("count")).isEqualTo(3);
        groovy("count = 10");
        groovy("increase()");
        assertThat(groovy("count")).isEqualTo(11);
    }

    @Test
    void localsOfLoopsAndMethodsStayLocal() {
        groovy("for (int i = 0; i < 2; i++) { def inner = i }\ndef f() { def local = 1; local }");

        assertThat(failingGroovy("inner").problems().getFirst().message()).contains("There is no 'inner' here");
        assertThat(failingGroovy("local").problems().getFirst().message()).contains("There is no 'local' here");
    }

    @Test
    void methodsStayAndCallEachOtherAcrossCells() {
        groovy("def factorial(n) { n < 2 ? 1 : n * factorial(n - 1) }");
        groovy("def outer(n) { inner(n) + 1 }");
        groovy("def inner(n) { 10 * n }");

        assertThat(groovy("factorial(5)")).isEqualTo(120);
        assertThat(groovy("outer(4)")).isEqualTo(41);
        assertThat(groovy("[1, 2].collect(this.&inner)")).isEqualTo(List.of(10, 20));
        groovy("def inner(n) { 100 * n }");
        assertThat(groovy("outer(4)")).isEqualTo(401);
    }

    @Test
    void methodsOfOneCellCallThoseThatWereDefinedAnew() {
        groovy("def low() { 1 }\ndef high() { low() + 1 }");
        assertThat(groovy("high()")).isEqualTo(2);

        groovy("def low() { 10 }");

        assertThat(groovy("high()")).isEqualTo(11);
        groovy("def low() { 20 }");
        assertThat(groovy("high()")).isEqualTo(21);
    }

    @Test
    void methodsSeeVariablesOfCells() {
        groovy("def factor = 3\ndef scale(n) { n * factor }");
        assertThat(groovy("scale(2)")).isEqualTo(6);
        groovy("factor = 5");
        assertThat(groovy("scale(2)")).isEqualTo(10);
    }

    @Test
    void classesRecordsEnumsAndTraitsStayAndCanBeDefinedAnew() {
        groovy(
                "class Lab { String name; def hello() { \"hello $name\" } }\nrecord P(int x, int y) {}\nenum Unit { ONE, TWO }\ntrait Loud { String shout() { toString().toUpperCase() } }");
        groovy("class Big extends Lab implements Loud { String toString() { name } }");

        assertThat(groovy("new Lab(name: 'a').hello() as String")).isEqualTo("hello a");
        assertThat(groovy("new P(1, 2).y() + Unit.TWO.ordinal()")).isEqualTo(3);
        assertThat(groovy("new Big(name: 'b').shout()")).isEqualTo("B");

        groovy("old = new P(1, 2)");
        groovy("class Lab { int size = 7 }\nrecord P(int z) {}");

        assertThat(groovy("new Lab().size + new P(5).z() + old.x()")).isEqualTo(13);
    }

    @Test
    void importsStay() {
        groovy(
                "import java.time.Duration\nimport static java.lang.Math.max\nimport java.util.concurrent.*\nimport java.time.LocalDate as Day\nimport static java.lang.Math.*");

        assertThat(groovy("Duration.ofSeconds(90).toMinutes()")).isEqualTo(1L);
        assertThat(groovy("max(3, 4)")).isEqualTo(4);
        assertThat(groovy("new ConcurrentHashMap().size()")).isEqualTo(0);
        assertThat(groovy("Day.of(2026, 1, 2).dayOfMonth")).isEqualTo(2);
        assertThat(groovy("abs(-3)")).isEqualTo(3);
        groovy("import java.sql.Date");
        assertThat(groovy("Date.name")).isEqualTo("java.sql.Date");
        groovy("class Duration { int n = 4 }");
        assertThat(groovy("new Duration().n")).isEqualTo(4);
        groovy("import java.time.Duration");
        assertThat(groovy("Duration.ofSeconds(60).toMinutes()")).isEqualTo(1L);
    }

    @Test
    void whatTheCompilerRefusesIsToldWithItsPlace() {
        var failure = failingGroovy("x = 1\ny = [1, 2\nz = 3");

        assertThat(failure.kind()).isEqualTo("CompilationError");
        assertThat(failure.problems().getFirst().place().map(Place::cell)).contains(number());

        var unknown = failingGroovy("new Nothing()");

        assertThat(unknown.problems().getFirst().message()).isEqualTo("unable to resolve class Nothing");
        assertThat(unknown.problems().getFirst().place()).contains(new Place(number(), 1, 1, 13));
    }

    @Test
    void whatFailsIsToldWithTheLinesOfTheCells() {
        groovy("def divide(a, b) {\n    a.intdiv(b)\n}");
        int defined = number();

        var failure = failingGroovy("x = 1\n\ndivide(x, 0)");

        assertThat(failure.kind()).isEqualTo("ArithmeticException");
        assertThat(failure.problems().getFirst().message()).isEqualTo("/ by zero");
        assertThat(failure.way()).containsExactly(Place.line(defined, 2), Place.line(number(), 3));
    }

    @Test
    void misspeltWordsAreAnsweredWithTheDslsOwn() {
        var failure = failingGroovy("x = 1\nrunCluod 'static-energy.emt.quick'");

        assertThat(failure.problems().getFirst().message())
                .startsWith("There is no word 'runCluod'. Did you mean runCloud?");
        assertThat(failure.problems().getFirst().place()).contains(Place.line(number(), 2));
    }

    @Test
    void staticallyCompiledCodeAndSelfWrittenLoopsWork() {
        groovy(
                "@groovy.transform.CompileStatic\nint sum(int n) { int s = 0\n for (int i = 0; i < n; i++) { s += i }\n s }");

        assertThat(groovy("sum(1000)")).isEqualTo(499500);
    }
}
