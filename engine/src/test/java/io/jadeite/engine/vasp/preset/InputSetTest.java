package io.jadeite.engine.vasp.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Moment;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Species;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.vasp.input.InventedPotential;
import io.jadeite.engine.vasp.input.Kpoints;
import io.jadeite.engine.vasp.input.PotcarHeader;
import io.jadeite.engine.vasp.preset.InputSet.PotcarSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class InputSetTest {
    private static final PresetLibrary PRESETS = PresetLibrary.builtIn();

    /** Of every element a head with an invented cutoff. */
    private static final PotcarSource INVENTED = (family, symbols) -> symbols.stream()
            .map(symbol -> PotcarHeader.parse(
                    InventedPotential.text(symbol, "PE", symbol.startsWith("O") ? 400 : 300, 6), symbol))
            .toList();

    @TestFactory
    Stream<DynamicTest> eachPresetMakesInputsThatVaspKnows() {
        return PresetLibrary.index().stream()
                .map(entry -> PRESETS.find(entry.name()))
                .filter(preset -> preset.stages().isEmpty())
                .map(preset -> DynamicTest.dynamicTest(preset.name(), () -> {
                    var cell = Cells.ironOxide();

                    var inputs = preset.path()
                            ? PathInputs.of(preset, List.of(cell, cell, cell), Choices.NONE, INVENTED)
                                    .shared()
                            : InputSet.of(preset, cell, Choices.NONE, INVENTED);

                    assertThat(inputs.incar().problems()).isEmpty();
                    assertThat(inputs.incar().tags()).isNotEmpty();
                    assertThat(inputs.potentials()).hasSize(2);
                    boolean spaced = inputs.incar().value("KSPACING").isPresent();
                    assertThat(inputs.kpoints().isPresent()).isNotEqualTo(spaced);
                }));
    }

    @Test
    void whatIsChosenWinsOverAllElse() {
        var choices = Choices.NONE.withIncar(Map.of("NSW", 3, "LCHARG", Choices.UNSET, "IBRION", 1));

        var incar =
                make("static-energy.vasp.matproj", Cells.ironOxide(), choices).incar();

        assertThat(incar.plain())
                .containsEntry("NSW", 3L)
                .containsEntry("IBRION", 1L)
                .doesNotContainKey("LCHARG");
    }

    @Test
    void atomsAreSortedWithTheirMoments() {
        var structure = Cells.ironOxide();
        var chosen = Choices.NONE.withIncar(Map.of("MAGMOM", List.of(0.1, -4)));

        var inputs = make("relaxation.vasp.mit", structure, chosen);

        assertThat(inputs.structure().elements()).containsExactly(Element.FE, Element.O);
        assertThat(inputs.incar().plain()).containsEntry("MAGMOM", List.of(-4.0, 0.1));
    }

    @Test
    void aSpeciesWithItsOxidationStateHasTheMomentOfItsState() {
        var manganese = new Structure(
                Lattice.cubic(3),
                List.of(
                        Site.of(Species.of(Element.MN, 3), Vector.ZERO),
                        Site.of(Element.O, new Vector(0.5, 0.5, 0.5))));

        assertThat(make("relaxation.vasp.matproj", manganese, Choices.NONE)
                        .incar()
                        .plain())
                .containsEntry("MAGMOM", List.of(4L, 0.6));
    }

    @Test
    void withSpinOrbitCouplingMomentsAreVectors() {
        var structure = Cells.ironOxide();
        var iron = structure.sites().get(1).withMoment(new Moment.Collinear(4));
        var given = structure.withSites(List.of(structure.sites().get(0).withMoment(new Moment.Collinear(0)), iron));

        assertThat(make("static-energy.vasp.matproj-spin-orbit", given, Choices.NONE)
                        .incar()
                        .plain())
                .containsEntry("MAGMOM", List.of(0.0, 0.0, 4.0, 0.0, 0.0, 0.0))
                .containsEntry("LSORBIT", true);
    }

    @Test
    void aWrongNumberOfMomentsIsTold() {
        var chosen = Choices.NONE.withIncar(Map.of("MAGMOM", List.of(5, 5, 5)));

        assertThatThrownBy(() -> make("relaxation.vasp.mit", Cells.ironOxide(), chosen))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("each of the 2 atoms")
                .hasMessageContaining("found 3");
    }

    @Test
    void tooFewKPointsForTetrahedraGiveAnotherSmearing() {
        var chosen = Choices.NONE.withKpoints(Map.of("gamma", List.of(1, 1, 1)));

        var inputs = make("static-energy.vasp.matproj", Cells.ironOxide(), chosen);

        assertThat(inputs.incar().plain()).containsEntry("ISMEAR", 0L);
        assertThat(inputs.remarks()).anySatisfy(remark -> assertThat(remark).contains("too few k-points"));
    }

    @Test
    void theBandGapDecidesSpacingAndSmearing() {
        var metal = make("relaxation.vasp.matproj-scan", Cells.aluminium(), Choices.NONE.withBandGap(0))
                .incar();
        var insulator = make("relaxation.vasp.matproj-scan", Cells.aluminium(), Choices.NONE.withBandGap(8))
                .incar();

        assertThat(metal.plain()).containsEntry("KSPACING", 0.22).containsEntry("ISMEAR", 2L);
        assertThat(insulator.plain()).containsEntry("KSPACING", 0.44).containsEntry("ISMEAR", -5L);
    }

    @Test
    void hydrogenNeedsShorterSteps() {
        var incar = make("dynamics.vasp.matproj", Cells.ice(), Choices.NONE).incar();

        assertThat(incar.plain()).containsEntry("POTIM", 0.5).containsEntry("NSW", 4000L);
    }

    @Test
    void constantPressureTakesItsCutoffFromThePotentials() {
        var preset = PRESETS.find("dynamics.vasp.mvl-npt");

        var inputs = InputSet.of(preset, Cells.ironOxide(), Choices.NONE, INVENTED);

        assertThat(inputs.incar().plain())
                .containsEntry("ENCUT", 600.0)
                .containsEntry("LANGEVIN_GAMMA", List.of(10L, 10L));
        assertThatThrownBy(() -> InputSet.of(preset, Cells.ironOxide(), Choices.NONE, PotcarSource.NONE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("vasp.potcar_dir");
    }

    @Test
    void aVanDerWaalsMethodAddsItsTags() {
        var choices = new Choices(
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.of("dftd3-bj"),
                OptionalDouble.empty(),
                Map.of());

        assertThat(make("relaxation.vasp.matproj", Cells.aluminium(), choices)
                        .incar()
                        .plain())
                .containsEntry("IVDW", 12L);
    }

    @Test
    void anotherFamilyAndOtherPotentialsMayBeChosen() {
        var choices = new Choices(
                Map.of(),
                Map.of(),
                Map.of("Fe", "Fe_sv"),
                Optional.of("PBE_64"),
                Optional.empty(),
                OptionalDouble.empty(),
                Map.of());

        var inputs = make("relaxation.vasp.matproj", Cells.ironOxide(), choices);

        assertThat(inputs.potentials()).containsExactly("Fe_sv", "O");
        assertThat(inputs.family().name()).isEqualTo("PBE_64");
    }

    @Test
    void aMeshAroundGammaKeepsThePresetsDensity() {
        var cubic = new Structure(
                Lattice.cubic(2.87),
                List.of(Site.of(Element.FE, Vector.ZERO), Site.of(Element.FE, new Vector(0.5, 0.5, 0.5))));
        var chosen = Choices.NONE.withKpoints(Map.of("gamma_centred", true));

        var usual =
                make("relaxation.vasp.matproj", cubic, Choices.NONE).kpoints().orElseThrow();
        var centred = make("relaxation.vasp.matproj", cubic, chosen).kpoints().orElseThrow();

        assertThat(usual.text()).endsWith("Monkhorst\n8 8 8\n");
        assertThat(centred.text()).endsWith("Gamma\n8 8 8\n");
    }

    @Test
    void aSlabHasOneDivisionAcrossTheVacuum() {
        var points = make("relaxation.vasp.mvl-slab", Cells.aluminium(), Choices.NONE)
                .kpoints()
                .orElseThrow();

        assertThat(points)
                .isInstanceOfSatisfying(
                        Kpoints.Mesh.class, mesh -> assertThat(mesh.divisions()).containsExactly(12, 12, 1));
    }

    @Test
    void aHybridsBandsHaveAWeightedMeshAndAWeightlessPath() {
        var points = make("electronic-structure.vasp.matproj-band-structure-hse", Cells.aluminium(), Choices.NONE)
                .kpoints()
                .orElseThrow();

        assertThat(points).isInstanceOfSatisfying(Kpoints.Listed.class, listed -> {
            assertThat(listed.points())
                    .anyMatch(point -> point.weight() > 0 && point.label().isEmpty());
            assertThat(listed.points())
                    .anyMatch(point -> point.weight() == 0 && point.label().equals("\\Gamma"));
        });
    }

    @Test
    void aLeftHandedCellIsTurnedAround() {
        var lattice = new Lattice(new Vector(0, 4, 0), new Vector(4, 0, 0), new Vector(0, 0, 4));
        var structure = new Structure(lattice, List.of(Site.of(Element.AL, new Vector(0.1, 0.2, 0.3))));

        var poscar =
                make("relaxation.vasp.mit", structure, Choices.NONE).poscar().structure();

        assertThat(poscar.lattice()
                        .a()
                        .dot(poscar.lattice().b().cross(poscar.lattice().c())))
                .isPositive();
        assertThat(poscar.sites().getFirst().fractional()).isEqualTo(new Vector(0.1, 0.2, 0.3));
    }

    @Test
    void filesAreWrittenAndNamesOfPotentialsWhereThereAreNone(@TempDir Path directory) {
        var inputs = make("relaxation.vasp.matproj", Cells.ironOxide(), Choices.NONE);

        inputs.write(directory);
        inputs.writeSymbols(directory);

        assertThat(directory).isDirectoryContaining("glob:**INCAR").isDirectoryContaining("glob:**KPOINTS");
        assertThat(directory.resolve("POTCAR.symbols")).hasContent("Fe_pv\nO\n");
        assertThat(directory.resolve("POSCAR")).content().contains("Fe O");
    }

    private static InputSet make(String preset, Structure structure, Choices choices) {
        return InputSet.of(PRESETS.find(preset), structure, choices, PotcarSource.NONE);
    }
}
