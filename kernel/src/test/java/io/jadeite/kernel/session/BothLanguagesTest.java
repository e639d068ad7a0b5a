package io.jadeite.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What Java and Groovy cells of one notebook share. */
class BothLanguagesTest extends CellSuite {
    @Test
    void variablesOfGroovyAreThereInJava() {
        groovy(
                "n = 20\nwords = ['b', 'a']\ncounts = [x: 1, y: 2]\nday = java.time.LocalDate.of(2026, 1, 2)\ngrid = [[1, 2], [3, 4]] as double[][]\ntext = \"t${n}\"\nnone = null");

        assertThat(java("n + 1")).isEqualTo(21);
        assertThat(java("words.stream().sorted().toList()")).isEqualTo(List.of("a", "b"));
        assertThat(java("int sum = 0; for (var e : counts.entrySet()) sum += e.getValue(); sum"))
                .isEqualTo(3);
        assertThat(java("day.plusDays(1).getDayOfMonth()")).isEqualTo(3);
        assertThat(java("grid[1][0]")).isEqualTo(3.0);
        assertThat(java("text.toString().length()")).isEqualTo(3);
        assertThat(java("none == null")).isEqualTo(true);
    }

    @Test
    void variablesOfJavaAreThereInGroovy() {
        java("int n = 4; List<String> words = new ArrayList<>(List.of(\"a\")); double[] xs = {1, 2};");

        assertThat(groovy("n * 2")).isEqualTo(8);
        assertThat(groovy("words << 'b'; words.size()")).isEqualTo(2);
        assertThat(java("words.get(1)")).isEqualTo("b");
        assertThat(groovy("xs.sum()")).isEqualTo(3.0);
    }

    @Test
    void bothAlwaysSeeTheSameValue() {
        java("int n = 1;");
        groovy("n = 2");
        assertThat(java("n")).isEqualTo(2);
        java("n++;");
        assertThat(groovy("n")).isEqualTo(3);
        groovy("increase = { n++ }");
        java("n = 10;");
        groovy("increase()");
        assertThat(java("n + 0")).isEqualTo(11);
    }

    @Test
    void aVariableMayChangeItsType() {
        java("int n = 1; int next() { return n + 1; }");
        groovy("n = 'text'");

        assertThat(java("n.length()")).isEqualTo(4);
        groovy("n = 5");
        assertThat(java("n + 1")).isEqualTo(6);
        java("String n = \"j\";");
        assertThat(groovy("n + 'g'").toString()).isEqualTo("jg");
        java("int m = 5;");
        java("double m = 2.5;");
        assertThat(groovy("m * 2")).isEqualTo(5.0);
    }

    @Test
    void closuresAndLambdasCross() {
        groovy("twice = { int x -> 2 * x }");
        assertThat(java("twice.call(21)")).isEqualTo(42);
        java("IntUnaryOperator thrice = x -> 3 * x;");
        assertThat(groovy("thrice.applyAsInt(5)")).isEqualTo(15);
        groovy("def half(x) { x / 2 }");
        assertThat(java("half.call(10)").toString()).isEqualTo("5");
    }

    @Test
    void typesOfJavaAreThereInGroovy() {
        java("record P(int x, int y) { static P origin() { return new P(0, 0); } int sum() { return x + y; } }");
        java("enum Unit { ONE, TWO }\nsealed interface Shape permits Dot {}\nrecord Dot(P at) implements Shape {}");

        assertThat(groovy("new P(3, 4).sum() + P.origin().x()")).isEqualTo(7);
        assertThat(groovy("P typed = new P(1, 2); typed instanceof P")).isEqualTo(true);
        assertThat(groovy("new Dot(new P(5, 6)).at().y() + Unit.TWO.ordinal()")).isEqualTo(7);
        assertThat(groovy("def f(P p) { p.x() }\nf(new P(9, 0))")).isEqualTo(9);
        assertThat(
                        groovy(
                                "import java.time.Duration\nclass Own extends ArrayList<P> {}\nnew Own().tap { add(new P(1, 1)) }.size()"))
                .isEqualTo(1);

        java("record P(int x) {}");

        assertThat(groovy("new P(8).x()")).isEqualTo(8);
    }

    @Test
    void typesOfGroovyAreThereInJava() {
        groovy(
                "class Lab { String name; int size = 3; String hello() { \"hello $name\" } }\nrecord G(int a, String b) {}\nenum Colour { RED, BLUE }\ntrait Loud { String shout() { 'loud' } }\nclass Horn implements Loud {}");

        assertThat(java("var lab = new Lab(); lab.setName(\"x\"); lab.hello() + lab.getSize()"))
                .isEqualTo("hello x3");
        assertThat(java("new G(2, \"b\").a()")).isEqualTo(2);
        assertThat(java("switch (Colour.BLUE) { case RED -> 1; case BLUE -> 2; }"))
                .isEqualTo(2);
        assertThat(java("new Horn().shout()")).isEqualTo("loud");
        assertThat(java("class BigLab extends Lab { int twice() { return 2 * getSize(); } }\nnew BigLab().twice()"))
                .isEqualTo(6);
        assertThat(java("record Holder(G g) {}\nnew Holder(new G(7, \"\")).g().a()"))
                .isEqualTo(7);

        groovy("class Lab { int rooms = 9 }\nrecord G(long c) {}");

        assertThat(java("new Lab().getRooms() + new G(1).c()")).isEqualTo(10L);
    }

    @Test
    void groovyMembersMayMentionTypesOfJava() {
        java("record P(int x) {}");
        groovy(
                "class Lab { P best; P pick(List<P> all) { all.max { it.x() } }\n static P make(int n) { new P(n) } }\nrecord Pair(P first, P second) {}");

        assertThat(java("P p = Lab.make(4); p.x()")).isEqualTo(4);
        assertThat(java("P q = new Lab().pick(List.of(new P(1), new P(7))); q.x()"))
                .isEqualTo(7);
        assertThat(java("var lab = new Lab(); lab.setBest(new P(3)); P r = lab.getBest(); r.x()"))
                .isEqualTo(3);
        assertThat(java("new Pair(new P(1), new P(2)).second().x()")).isEqualTo(2);
        assertThat(
                        java(
                                "record Outer(Pair pair) { P second() { return pair.second(); } }\nnew Outer(new Pair(p, q)).second().x()"))
                .isEqualTo(7);
        assertThat(groovy("new Outer(new Pair(new P(5), new P(6))).second().x()"))
                .isEqualTo(6);
    }

    @Test
    void javaMembersMayMentionTypesOfGroovyAfterRedefinition() {
        groovy("class G { int n = 1 }");
        java("G current = new G(); int of(G g) { return g.getN(); }");
        assertThat(java("of(current)")).isEqualTo(1);

        groovy("class G { int n = 2; int m = 3 }");

        assertThat(java("of(new G()) + new G().getM()")).isEqualTo(5);
        assertThat(groovy("new G().m")).isEqualTo(3);
    }

    @Test
    void aNameMayGoFromOneLanguageToTheOther() {
        java("record T(int x) {}");
        groovy("class T { int g = 5 }");
        assertThat(java("new T().getG()")).isEqualTo(5);
        java("record T(int j) {}");
        assertThat(groovy("new T(6).j()")).isEqualTo(6);
        assertThat(java("new T(7).j()")).isEqualTo(7);
    }

    @Test
    void typesThatUseJavaVariablesAreThereInGroovyToo() {
        java("int factor = 3;");
        java("record Scaled(int n) { int value() { return n * factor; } }");

        assertThat(groovy("new Scaled(5).value()")).isEqualTo(15);
        assertThat(groovy("Scaled s = new Scaled(2); s.n()")).isEqualTo(2);
    }
}
