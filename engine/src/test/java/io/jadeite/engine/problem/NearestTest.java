package io.jadeite.engine.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> KNOWN =
            List.of("relaxation.emt.quick", "static-energy.emt.quick", "encut", "ediff", "ediffg", "structure");

    @Test
    void namesThatMayHaveBeenMeantComeNearestFirst() {
        assertThat(Nearest.to("ediffg", KNOWN)).startsWith("ediffg", "ediff");
        assertThat(Nearest.to("ENCUT", KNOWN)).containsExactly("encut");
        assertThat(Nearest.to("struct", KNOWN)).containsExactly("structure");
        assertThat(Nearest.to("relaxation.emt.qick", KNOWN)).startsWith("relaxation.emt.quick");
    }

    @Test
    void whatIsFarFromEverythingGetsNoGuess() {
        assertThat(Nearest.to("temperature-of-the-bath", KNOWN)).isEmpty();
        assertThat(Nearest.question("temperature-of-the-bath", KNOWN)).isEmpty();
        assertThat(Nearest.question("enct", KNOWN)).isEqualTo(" Did you mean encut?");
    }

    @Test
    void atMostThreeAreOffered() {
        assertThat(Nearest.to("a1", List.of("a2", "a3", "a4", "a5"))).containsExactly("a2", "a3", "a4");
    }

    @Test
    void allProblemsAreToldTogether() {
        var problems = new Problems();
        problems.add("one");
        problems.<String>collect(() -> {
            throw new InputException(List.of("two", "three"));
        });

        assertThat(problems.<Integer>collect(() -> 4)).isEqualTo(4);
        assertThatThrownBy(problems::throwIfAny).isInstanceOfSatisfying(InputException.class, refusal -> {
            assertThat(refusal.problems()).containsExactly("one", "two", "three");
            assertThat(refusal).hasMessage("one\ntwo\nthree");
        });
    }
}
