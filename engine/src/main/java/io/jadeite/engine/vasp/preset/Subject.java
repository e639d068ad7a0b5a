package io.jadeite.engine.vasp.preset;

import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.vasp.input.PotcarHeader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * What rules are evaluated against.
 *
 * @param structure in the POSCAR's order
 * @param images of a path, its ends included; 1 where there is no path
 * @param potcar asked for only by rules that need what the potentials say
 */
record Subject(Structure structure, Choices choices, int images, Supplier<List<PotcarHeader>> potcar) {
    /** Elements in the order of the POSCAR, one for each run of equal neighbours: what the POTCAR is joined from. */
    List<Element> elements() {
        var runs = new ArrayList<Element>();
        for (var site : structure.sites()) {
            if (runs.isEmpty() || runs.getLast() != site.element()) {
                runs.add(site.element());
            }
        }
        return runs;
    }

    Element mostElectronegative() {
        return structure.elements().stream()
                .distinct()
                .max(Comparator.comparingDouble(
                        element -> element.electronegativity().orElse(0)))
                .orElseThrow();
    }

    boolean contains(String symbol) {
        return structure.sites().stream()
                .anyMatch(site -> site.element().symbol().equals(symbol));
    }

    boolean allMetals() {
        return structure.sites().stream().allMatch(site -> Metals.contains(site.element()));
    }
}
