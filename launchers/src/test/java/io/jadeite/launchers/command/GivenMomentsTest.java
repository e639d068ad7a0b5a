package io.jadeite.launchers.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Moment;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GivenMomentsTest {
    private static final Structure IRON = new Structure(
            Lattice.cubic(2.87),
            List.of(Site.of(Element.FE, Vector.ZERO), Site.of(Element.FE, new Vector(0.5, 0.5, 0.5))));

    @Test
    void structuresThatAreReadGetTheMoments() {
        var words = GivenMoments.of(Map.of("magmom", List.of("5", "-5")), "POSCAR");
        var text = GivenMoments.of(Map.of("magmom", "2*2.2"), "POSCAR");

        assertThat(words.addedTo(_ -> IRON).find("POSCAR").sites())
                .extracting(site -> site.moment().orElseThrow())
                .containsExactly(new Moment.Collinear(5), new Moment.Collinear(-5));
        assertThat(text.addedTo(_ -> IRON).find("POSCAR").sites())
                .extracting(site -> site.moment().orElseThrow())
                .containsOnly(new Moment.Collinear(2.2));
    }

    @Test
    void aStructureThatIsWrittenOutHasItsMomentsInItself() {
        Map<String, Object> given = Map.of("magmom", 5, "structure", Map.of("sites", List.of()));

        assertThatThrownBy(() -> GivenMoments.of(given, given.get("structure")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("as properties: {magmom: 5}");
        assertThat(GivenMoments.without(given)).containsOnlyKeys("structure");
    }
}
