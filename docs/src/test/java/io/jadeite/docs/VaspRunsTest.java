package io.jadeite.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** VASP's runs by the finished program, with the stand-in as VASP: they start, go wrong, are mended, are stopped and go on. */
class VaspRunsTest extends ProgramSuite {
    private static final String RELAXATION = "relaxation.vasp.mit";

    /** What VASP says, and the tag that helps against it in the end. */
    private static final Map<String, String> LADDERS = Map.ofEntries(
            Map.entry("RHOSYG", "SYMPREC=1e-4"),
            Map.entry("POSMAP", "SYMPREC=1e-4"),
            Map.entry("BRMIX: very serious problems", "IMIX=1"),
            Map.entry("REAL_OPTLAY: internal error", "LREAL=False"),
            Map.entry("ERROR RSPHER", "LREAL=False"),
            Map.entry("WARNING: Sub-Space-Matrix is not hermitian in DAV", "LREAL=False"),
            Map.entry("Tetrahedron method fails", "ISMEAR=0"),
            Map.entry("internal error in subroutine PRICEL", "ISYM=0"),
            Map.entry("One of the lattice vectors is very long (>50 A), but AMIN", "AMIN=0.01"),
            Map.entry("ZBRENT: fatal error in bracketing", "NELMIN=8"),
            Map.entry("ERROR in subspace rotation PSSYEVX", "ALGO=Normal"),
            Map.entry("WARNING in EDDRMM: call to ZHEGV failed", "ALGO=Normal"),
            Map.entry("Error EDDDAV: Call to ZHEGV failed", "ALGO=All"),
            Map.entry("ERROR EDDIAG: Call to routine ZHEEV failed!", "ALGO=Normal"),
            Map.entry("determination of the symmetry of your systems shows a strong", "SYMPREC=1e-6"),
            Map.entry("Inconsistent Bravais lattice", "SYMPREC=1e-6"),
            Map.entry("BRIONS problems: POTIM should be increased", "POTIM=0.7"),
            Map.entry("HNFORM: k-point generating", "ISYM=0"),
            Map.entry("not all point group operations", "SYMPREC=1e-6"),
            Map.entry("ERROR: SBESSELITER : nicht konvergent", "LREAL=False"));

    private String standIn = "";

    @BeforeEach
    void haveAStandInAndAnInventedPotential() throws IOException {
        standIn = Path.of(System.getProperty("jadeite.distribution"), "jadeite") + " vasp stand-in > vasp.out";
        var potential = home.resolve("licensed/potpaw_PBE/Cu/POTCAR");
        Files.createDirectories(Objects.requireNonNull(potential.getParent()));
        Files.writeString(potential, """
              PAW_PBE Cu 01Jan2000
               11.0
             parameters from PSCTR are:
               VRHFIN =Cu: invented
               LEXCH  = PE
               TITEL  = PAW_PBE Cu 01Jan2000
               ENMAX  =  290.000; ENMIN  =  220.000 eV
               POMASS =   63.546; ZVAL   =   11.000    mass and valenz
             End of Dataset
            """);
        jadeite = jadeite.with(
                        "JADEITE_VASP_POTCAR_DIR", home.resolve("licensed").toString())
                .with("JADEITE_VASP_COMMAND", standIn);
    }

    @Test
    void theTutorialsRunIsDoneByTheSingleflowWorkerAsHere() {
        var here = jadeite.run("workflows", "run", RELAXATION, "--structure", "Cu32.POSCAR", "--json")
                .succeeded()
                .json()
                .getFirst();
        jadeite.run("workflows", "run-cloud", RELAXATION, "--structure", "Cu32.POSCAR")
                .succeeded();
        jadeite.run("workflow-engine", "start-singleflow-worker").succeeded();

        var there = result(2);

        assertThat(there)
                .containsEntry("energy", ((Map<?, ?>) Objects.requireNonNull(here.get("result"))).get("energy"));
        assertThat((Double) there.get("max_force")).isLessThan(0.5);
        assertThat(there).containsEntry("converged", true).containsEntry("corrections", List.of());
        assertThat(there.get("volume_change")).isNotEqualTo(0.0);
    }

    @Test
    void aProgramThatIsNotHereIsNamedAndTheRunGoesBack() {
        var without = jadeite.with("JADEITE_VASP_COMMAND", "vasp_of_nobody > vasp.out");
        jadeite.run("workflows", "run-cloud", RELAXATION, "--structure", "Cu32.POSCAR")
                .succeeded();

        var worker = without.run("workflow-engine", "start-singleflow-worker").succeeded();

        assertThat(worker.err()).contains("'vasp_of_nobody' isn't on this computer", "Set vasp.command");
        assertThat(jadeite.run("queue", "list", "--json").json())
                .singleElement()
                .satisfies(run -> assertThat(run).containsEntry("state", "PENDING"));
    }

    @Test
    void twentyLaddersAreClimbedToTheEnd() throws IOException {
        for (var ladder : LADDERS.entrySet()) {
            jadeite.run(
                            "workflows",
                            "run-cloud",
                            RELAXATION,
                            "--structure",
                            "Cu32.POSCAR",
                            "--incar.NSW",
                            "2",
                            "--incar.EDIFFG",
                            "-10",
                            "--incar.ISYM",
                            "2",
                            "--command",
                            "JADEITE_STAND_IN='say=%s; until=%s' %s"
                                    .formatted(ladder.getKey(), ladder.getValue(), standIn))
                    .succeeded();
        }

        jadeite.run("engine", "start-worker", "--close-on-empty-queue", "true").succeeded();

        assertThat(jadeite.run("queue", "list", "--json").json())
                .hasSize(LADDERS.size())
                .allSatisfy(run -> {
                    assertThat(run).containsEntry("state", "SUCCEEDED");
                    assertThat((List<?>) Objects.requireNonNull(run.get("corrections")))
                            .isNotEmpty();
                });
        var directory = home.resolve("jadeite/runs/" + RELAXATION + "-1/attempt-01");
        assertThat(directory.resolve("jadeite_corrections.csv")).isNotEmptyFile();
        assertThat(directory.resolve("jadeite_correction_01.zip")).isNotEmptyFile();
        assertThat(entries(directory.resolve("jadeite_correction_01.zip")))
                .contains("INCAR", "vasp.out")
                .doesNotContain("POTCAR");
    }

    @Test
    void whatNoHandlerHelpsAgainstFailsAndSaysWhatVaspSaidLast() {
        var failing = jadeite.with("JADEITE_STAND_IN", "say=Something else went wrong");

        var run = failing.run("workflows", "run", RELAXATION, "--structure", "Cu32.POSCAR");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("exit code 1", "Something else went wrong");
    }

    @Test
    void aRunThatItsWorkersLifeEndsGoesOnElsewhereAndRepeatsNoIonicStep() throws IOException {
        var slow = jadeite.with("JADEITE_STAND_IN", "pace=400ms");
        jadeite.run(
                        "workflows",
                        "run",
                        RELAXATION,
                        "--structure",
                        "Cu32.POSCAR",
                        "--incar.NSW",
                        "60",
                        "--incar.EDIFFG",
                        "-0.02")
                .succeeded();
        jadeite.run(
                        "workflows",
                        "run-cloud",
                        RELAXATION,
                        "--structure",
                        "Cu32.POSCAR",
                        "--incar.NSW",
                        "60",
                        "--incar.EDIFFG",
                        "-0.02")
                .succeeded();

        slow.run("engine", "start-worker", "--life", "3s").succeeded();
        jadeite.run("workflow-engine", "start-singleflow-worker").succeeded();

        var undisturbed = result(1);
        var goneOn = result(2);
        var base = home.resolve("jadeite/runs/" + RELAXATION + "-2");
        var first = energies(base.resolve("attempt-01"));
        var second = energies(base.resolve("attempt-02"));
        assertThat(first).isNotEmpty();
        assertThat(second).isNotEmpty();
        var all = new ArrayList<>(first);
        all.addAll(second);
        assertThat(all).isEqualTo(energies(home.resolve("jadeite/runs/" + RELAXATION + "-1/attempt-01")));
        assertThat(goneOn.get("energy")).isEqualTo(undisturbed.get("energy"));
        assertThat(goneOn.get("n_ionic_steps")).isEqualTo(undisturbed.get("n_ionic_steps"));
    }

    @Test
    void stagesFollowEachOther() {
        jadeite.run("workflows", "run", "relaxation.vasp.staged", "--structure", "Cu32.POSCAR")
                .succeeded();

        assertThat(home.resolve(
                        "jadeite/runs/relaxation.vasp.staged-1/attempt-01/05-relaxation.vasp.quality04/CONTCAR"))
                .isNotEmptyFile();
        assertThat(result(1)).containsKeys("energy", "structure_final");
    }

    /** As the OSZICAR has them. */
    private static List<String> energies(Path directory) throws IOException {
        return Files.readAllLines(directory.resolve("OSZICAR")).stream()
                .filter(line -> line.contains("E0="))
                .map(line -> line.replaceFirst(".*E0= *(\\S+).*", "$1"))
                .toList();
    }

    private static List<String> entries(Path zip) throws IOException {
        try (var file = new java.util.zip.ZipFile(zip.toFile())) {
            return file.stream().map(java.util.zip.ZipEntry::getName).toList();
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> result(int run) {
        var shown = jadeite.run("queue", "show", Integer.toString(run), "--json")
                .succeeded()
                .json()
                .getFirst();
        return (Map<String, Object>) Objects.requireNonNull(shown.get("result"), shown.toString());
    }
}
