package io.jadeite.engine.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.bundle.Bundle.Jar;
import io.jadeite.engine.problem.InputException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BundleTest {
    private static final String HASH = "0123456789abcdef".repeat(4);

    @Test
    void whatIsStoredGivesTheSameBundleWithTheSameHash() {
        var bundle = new Bundle(
                "groovy",
                "demo.toolkit.two-step",
                "{\"text\":\"Å \\\" \\n\u2028\"}",
                "step 'relaxation.emt.quick'",
                List.of(new Jar("commons-csv-1.14.jar", HASH)),
                Map.of("demo.toolkit.other", HASH),
                Map.of("java", "25", "groovy", "5.1.3"));

        var again = Bundle.ofCanonical(bundle.canonical());

        assertThat(again).isEqualTo(bundle);
        assertThat(again.hash()).isEqualTo(bundle.hash()).hasSize(64);
        assertThat(bundle.canonical()).doesNotContain("\n").startsWith("{\"content\":");
    }

    @Test
    void theOrderOfNamesDoesNotChangeTheHash() {
        var forth = new TreeMap<>(Map.of("a", "1", "b", "2"));
        var back = forth.descendingMap();

        var one = new Bundle("groovy", "demo.toolkit.usual", "{}", "", List.of(), Map.of(), forth);
        var other = new Bundle("groovy", "demo.toolkit.usual", "{}", "", List.of(), Map.of(), back);

        assertThat(one.hash()).isEqualTo(other.hash());
    }

    @Test
    void allThatIsWrongWithABundleIsToldAtOnce() {
        var jars = List.of(new Jar("../evil.jar", HASH), new Jar("good.jar", "../../etc"));

        assertThatThrownBy(() -> new Bundle("Groovy!", "two words", "{}", "", jars, Map.of("x", "y"), Map.of()))
                .isInstanceOfSatisfying(
                        InputException.class,
                        e -> assertThat(e.problems())
                                .hasSize(6)
                                .anySatisfy(problem -> assertThat(problem).contains("'Groovy!'"))
                                .anySatisfy(problem -> assertThat(problem).contains("found 'two words'"))
                                .anySatisfy(problem -> assertThat(problem).contains("'../evil.jar'"))
                                .anySatisfy(problem -> assertThat(problem).contains("'../../etc'"))
                                .anySatisfy(problem -> assertThat(problem).contains("found 'x'"))
                                .anySatisfy(problem -> assertThat(problem).contains("found 'y'")));
    }

    @Test
    void codeThatIsTooLargeIsRefusedWithItsSize() {
        var large = "x".repeat((16 << 20) + 1);

        assertThatThrownBy(() -> new Bundle("groovy", "demo.toolkit.usual", large, "", List.of(), Map.of(), Map.of()))
                .hasMessageContaining("has 16 MB")
                .hasMessageContaining("Give large values as inputs");
    }

    @Test
    void aParcelWithoutAWorkflowThatItUsesIsRefusedByName() {
        var used = Written.bundle("demo.toolkit.used", "long count", "return new Result(count);");
        var user = Written.bundle(
                "demo.toolkit.user",
                "long count",
                "return new Result(count);",
                List.of(),
                Map.of("demo.toolkit.used", used.hash()));

        assertThat(new Parcel(user, List.of(used), Map.of()).all()).containsExactly(used, user);
        assertThatThrownBy(() -> Parcel.of(user))
                .hasMessage("demo.toolkit.user uses demo.toolkit.used, whose code isn't in the parcel.");
    }
}
