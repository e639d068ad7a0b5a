package io.jadeite.engine.vasp.preset;

import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.vasp.input.Incar;
import io.jadeite.engine.vasp.input.Kpoints;
import io.jadeite.engine.vasp.input.Kpoints.Automatic;
import io.jadeite.engine.vasp.input.Kpoints.Mesh;
import io.jadeite.engine.vasp.input.PotcarFamily;
import io.jadeite.engine.vasp.preset.InputSet.PotcarSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the input files of one structure, or of the images of a path, which share all but the POSCAR. */
final class InputMaking {
    /** The tetrahedron method needs as many k-points. */
    private static final int FEWEST_FOR_TETRAHEDRA = 4;

    private final Preset preset;
    private final Choices choices;
    private final int images;
    private final PotcarSource potcar;
    private final Structure structure;
    private final List<String> remarks = new ArrayList<>();

    InputMaking(Preset preset, Structure structure, Choices choices, int images, PotcarSource potcar) {
        this.preset = preset;
        this.choices = choices;
        this.images = images;
        this.potcar = potcar;
        var moments =
                choices.incar().get("MAGMOM") instanceof List<?> list ? SiteMoments.given(structure, list) : structure;
        var standard = Standardised.of(moments, preset.standardised(), preset.symprec());
        this.structure = preset.sorted() ? SortedSites.of(standard) : standard.ordered("VASP");
    }

    InputSet inputs() {
        var family = choices.family().map(PotcarFamily::named).orElse(preset.family());
        var elements = new Subject(structure, choices, images, List::of).elements();
        var potentials = potentials(elements);
        var subject = new Subject(structure, choices, images, () -> potcar.headers(family, potentials));
        var making = new IncarMaking(preset, subject, remarks);
        var incar = making.incar();
        var kpoints = kpoints();
        if (kpoints.isPresent()) {
            incar = withKpoints(incar, kpoints.get());
        }
        remark(incar);
        return new InputSet(incar, kpoints, structure, family, potentials, making.origins(), remarks);
    }

    /** KSPACING wins over meshes of the preset, and a mesh that somebody chose over KSPACING. */
    private Optional<Kpoints> kpoints() {
        boolean spaced = preset.incar().containsKey("KSPACING")
                || preset.afterwards().containsKey("KSPACING")
                || isChosen("KSPACING");
        var chosen = choices.kpoints();
        boolean onlyCentre = Set.of(KpointSettings.GAMMA_CENTRED).containsAll(chosen.keySet());
        if (onlyCentre && (spaced || preset.kpoints().isEmpty())) {
            return Optional.empty();
        }
        var said = new LinkedHashMap<>(onlyCentre ? preset.kpoints() : chosen);
        said.putAll(chosen);
        var settings = KpointSettings.of(said);
        return Optional.of(new KpointMaking(structure, settings, preset.gammaCentred(), preset.symprec()).kpoints());
    }

    private boolean isChosen(String tag) {
        var value = choices.incar().get(tag);
        return value != null && !value.equals(Choices.UNSET);
    }

    private Incar withKpoints(Incar incar, Kpoints kpoints) {
        var changed = incar.without("KSPACING");
        boolean tetrahedra = isWhole(incar, "ISMEAR", -5);
        if (tetrahedra && points(kpoints) < FEWEST_FOR_TETRAHEDRA) {
            remarks.add("There are too few k-points for tetrahedra (ISMEAR = -5), so ISMEAR is 0.");
            changed = changed.with("ISMEAR", 0);
        }
        return changed;
    }

    /** Of meshes; lists of points make no tetrahedra. */
    private static double points(Kpoints kpoints) {
        return switch (kpoints) {
            case Automatic automatic -> automatic.length();
            case Mesh mesh ->
                mesh.divisions().stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
            case Kpoints.Basis _, Kpoints.Listed _, Kpoints.Lines _ -> 0;
        };
    }

    private List<String> potentials(List<Element> elements) {
        return elements.stream().map(Element::symbol).map(this::potential).toList();
    }

    private String potential(String element) {
        var chosen = choices.potentials().get(element);
        return chosen == null ? preset.potentials().getOrDefault(element, element) : chosen;
    }

    private void remark(Incar incar) {
        boolean needsSpheres = incar.value("METAGGA").isPresent()
                || incar.isSet("LHFCALC")
                || incar.isSet("LDAU")
                || incar.isSet("LUSE_VDW");
        if (needsSpheres && !incar.isSet("LASPH")) {
            remarks.add("LASPH = True should be set with +U, meta-GGAs, hybrids and vdW-DF.");
        }
        var algorithm = incar.value("ALGO").map(value -> value.text()).orElse("Normal");
        if (incar.isSet("LHFCALC") && !List.of("Normal", "All", "Damped").contains(algorithm)) {
            remarks.add("Hybrid functionals take ALGO = All, Damped or Normal, found %s.".formatted(algorithm));
        }
    }

    static boolean isWhole(Incar incar, String tag, long number) {
        return incar.value(tag)
                .filter(value -> value.plain() instanceof Number found && found.doubleValue() == number)
                .isPresent();
    }
}
