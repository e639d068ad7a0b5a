package io.jadeite.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.kernel.session.CellFailure.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Java cells can say. */
class JavaCellsTest extends CellSuite {
    @Test
    void importsStayForLaterCells() {
        java("import java.sql.Types;\nimport static java.sql.DriverManager.getLoginTimeout;\nimport javax.sql.*;");

        assertThat(java("Types.INTEGER")).isEqualTo(java.sql.Types.INTEGER);
        assertThat(java("getLoginTimeout()")).isEqualTo(0);
        assertThat(java("DataSource.class.getName()")).isEqualTo("javax.sql.DataSource");
    }

    @Test
    void theLastExpressionIsTheCellsValue() {
        assertThat(java("1 + 1")).isEqualTo(2);
        assertThat(java("\"a\" + 1;")).isEqualTo("a1");
        assertThat(java("int a = 3;\nint b = 4;\na * b")).isEqualTo(12);
        assertThat(java("a")).isEqualTo(3);
        assertThat(java("List.of(1, 2)")).isEqualTo(List.of(1, 2));
    }

    @Test
    void definitionsAndAssignmentsShowNothing() {
        assertThat(java("int n = 3;")).isEqualTo(NOTHING);
        assertThat(java("n = 4")).isEqualTo(NOTHING);
        assertThat(java("int twice(int x) { return 2 * x; }")).isEqualTo(NOTHING);
        assertThat(java("record P(int x) {}")).isEqualTo(NOTHING);
        assertThat(java("import java.time.Duration;")).isEqualTo(NOTHING);
        assertThat(java("")).isEqualTo(NOTHING);
        assertThat(java("// only a comment")).isEqualTo(NOTHING);
        assertThat(java("null")).isEqualTo(NOTHING);
        assertThat(java("for (int i = 0; i < 3; i++) { n += i; }")).isEqualTo(NOTHING);
        assertThat(java("n")).isEqualTo(7);
    }

    @Test
    void recordsSealedTypesGenericsAndSwitchesWork() {
        java("""
                sealed interface Shape permits Circle, Square {}
                record Circle(double radius) implements Shape {}
                record Square(double side) implements Shape {}
                """);
        java("""
                double area(Shape shape) {
                    return switch (shape) {
                        case Circle(double r) -> 3 * r * r;
                        case Square(var s) -> s * s;
                    };
                }
                """);
        java("<T extends Comparable<T>> T most(List<T> list) { return Collections.max(list); }");

        assertThat(java("area(new Circle(2)) + area(new Square(3))")).isEqualTo(21.0);
        assertThat(java("most(List.of(3, 9, 4))")).isEqualTo(9);
        assertThat(
                        java(
                                "var shapes = List.of(new Circle(1), new Square(2)); shapes.stream().mapToDouble(s -> area(s)).sum()"))
                .isEqualTo(7.0);
    }

    @Test
    void methodsAndTypesMayBeNamedBeforeTheyAreDefined() {
        java("int outer(int n) { return inner(n) + 1; }");
        java("int inner(int n) { return 10 * n; }");

        assertThat(java("outer(4)")).isEqualTo(41);

        java("record Later(Inner inner) {}");
        java("record Inner(int n) {}");

        assertThat(java("new Later(new Inner(5)).inner().n()")).isEqualTo(5);
    }

    @Test
    void redefinitionsReachThoseThatUseThem() {
        java("int base() { return 1; }");
        java("int more() { return base() + 1; }");
        java("record P(int x) {}");
        java("record Q(P p) { int twice() { return 2 * p.x(); } }");
        java("int ofP(P p) { return p.x(); }");

        java("int base() { return 10; }");
        java("record P(int x, int y) { P(int x) { this(x, 7); } }");

        assertThat(java("more()")).isEqualTo(11);
        assertThat(java("new Q(new P(3)).twice()")).isEqualTo(6);
        assertThat(java("ofP(new P(3, 4))")).isEqualTo(3);
        assertThat(java("new P(3).y()")).isEqualTo(7);
    }

    @Test
    void membersWithoutAModifierCanBeUsedAndOverriddenByOtherCells() {
        java("abstract class Shape { String name = \"shape\"; protected int sides; abstract double area(); }");
        java(
                "class Circle extends Shape { double radius; Circle(double r) { radius = r; sides = 0; } double area() { return 3 * radius * radius; } }");
        java("Shape unit = new Shape() { double area() { return 1; } };");

        assertThat(java("new Circle(2).area() + unit.area()")).isEqualTo(13.0);
        assertThat(java("unit.name + unit.sides")).isEqualTo("shape0");
        assertThat(
                        java(
                                "enum Unit { ONE(1), TWO(2); final int n; Unit(int n) { this.n = n; } int twice() { return 2 * n; } }\nUnit.TWO.twice() + Unit.ONE.n"))
                .isEqualTo(5);
        assertThat(
                        java(
                                "record R(int a) { R { if (a < 0) throw new IllegalArgumentException(); } static int count = 3; int b() { return a + count; } }\nnew R(4).b()"))
                .isEqualTo(7);
    }

    @Test
    void typesMayUseVariablesAndMethodsOfCells() {
        java("int factor = 3;");
        java("int scale(int n) { return n * factor; }");
        java("record Scaled(int n) { int value() { return scale(n) + factor; } }");

        assertThat(java("new Scaled(5).value()")).isEqualTo(18);
        assertThat(java("factor = 1; new Scaled(5).value()")).isEqualTo(6);
    }

    @Test
    void variablesKeepTheirValuesWhenTheirTypeIsDefinedAnew() {
        java("record P(int x) {}");
        java("P old = new P(3);");

        java("record P(int x, int y) {}");

        assertThat(java("old.x()")).isEqualTo(3);
        assertThat(java("new P(1, 2).y()")).isEqualTo(2);
    }

    @Test
    void lambdasLocalClassesAndTextBlocksWork() {
        java("Function<Integer, Integer> twice = n -> 2 * n;");
        java("var words = new TreeMap<String, Integer>();");
        java("""
                for (var word : "a b a".split(" ")) {
                    words.merge(word, 1, Integer::sum);
                }
                """);

        assertThat(java("twice.apply(21)")).isEqualTo(42);
        assertThat(java("words")).hasToString("{a=2, b=1}");
        assertThat(java("\"\"\"\n  x\n   y\"\"\"")).isEqualTo("x\n y");
        assertThat(java("class Local { int n() { return 5; } } new Local().n()"))
                .isEqualTo(5);
    }

    @Test
    void whatTheCompilerRefusesIsToldWithItsPlace() {
        var failure = failingJava("int good = 1;\nint bad = \"text\";");

        assertThat(failure.kind()).isEqualTo("CompilationError");
        assertThat(failure.problems()).hasSize(1);
        assertThat(failure.problems().getFirst().message()).contains("incompatible types");
        assertThat(failure.problems().getFirst().place()).contains(new Place(number(), 2, 11, 6));
        assertThat(java("good")).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadIsRefusedBeforeAnythingRuns() {
        var failure = failingJava("int early = 1;\nint late = ) 2;");

        assertThat(failure.problems().getFirst().place().map(Place::line)).contains(2);
        assertThat(failingJava("early").problems().getFirst().message())
                .isEqualTo("cannot find symbol: variable early");
        assertThat(failingJava("if (true) {\n  int x = 1;")
                        .problems()
                        .getFirst()
                        .message())
                .contains("still open");
    }

    @Test
    void whatFailsIsToldWithTheLinesOfTheCells() {
        java("int divide(int a, int b) {\n    return a / b;\n}");
        int defined = number();
        java("record Halver(int n) {\n    int by(int m) {\n        return divide(n, m);\n    }\n}");
        java("class Own {\n  static int fail() {\n    throw new IllegalStateException(\"no luck\");\n  }\n}");
        int own = number();

        var failure = failingJava("int x = 1;\n\ndivide(x, 0)");
        var ownFailure = failingJava("Own.fail()");

        assertThat(failure.kind()).isEqualTo("ArithmeticException");
        assertThat(failure.problems().getFirst().message()).isEqualTo("/ by zero");
        assertThat(failure.way()).containsExactly(Place.line(defined, 2), Place.line(number() - 1, 3));
        assertThat(ownFailure.kind()).isEqualTo("IllegalStateException");
        assertThat(ownFailure.way()).containsExactly(Place.line(own, 3), Place.line(number(), 1));
    }

    @Test
    void whatIsMissingIsNamed() {
        java("int needs() { return later(); }");

        assertThat(failingJava("needs()").problems().getFirst().message())
                .isEqualTo("needs can't be used yet: it needs method later().");
        assertThat(failingJava("Unknown u = null;").problems().getFirst().message())
                .contains("class Unknown");
    }
}
