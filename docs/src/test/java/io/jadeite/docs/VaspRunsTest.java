package io.jadeite.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.structure.io.Poscar;
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

    /**
     * What goes wrong, until the tag that helps in the end is there.
     *
     * @param behaviour of the stand-in
     * @param options of the submission
     */
    private record Ladder(String behaviour, List<String> options) {
        private static final List<String> SHORT = List.of("--incar.NSW", "2", "--incar.EDIFFG", "-10");
        private static final List<String> LONG = List.of("--incar.NSW", "200", "--incar.EDIFFG", "-0.01");

        static Ladder said(String message, String cure) {
            return new Ladder("say=%s; until=%s".formatted(message, cure), SHORT);
        }
    }

    private static final List<Ladder> LADDERS = List.of(
            Ladder.said("RHOSYG", "SYMPREC=1e-4"),
            Ladder.said("POSMAP", "SYMPREC=1e-4"),
            Ladder.said("BRMIX: very serious problems", "IMIX=1"),
            Ladder.said("REAL_OPTLAY: internal error", "LREAL=False"),
            Ladder.said("WARNING: Sub-Space-Matrix is not hermitian in DAV", "LREAL=False"),
            Ladder.said("Tetrahedron method fails", "ISMEAR=0"),
            Ladder.said("internal error in subroutine PRICEL", "ISYM=0"),
            Ladder.said("One of the lattice vectors is very long (>50 A), but AMIN", "AMIN=0.01"),
            Ladder.said("ZBRENT: fatal error in bracketing", "NELMIN=8"),
            Ladder.said("ERROR in subspace rotation PSSYEVX", "ALGO=Normal"),
            Ladder.said("WARNING in EDDRMM: call to ZHEGV failed", "ALGO=Normal"),
            Ladder.said("Error EDDDAV: Call to ZHEGV failed", "ALGO=All"),
            Ladder.said("determination of the symmetry of your systems shows a strong", "SYMPREC=1e-6"),
            Ladder.said("BRIONS problems: POTIM should be increased", "POTIM=0.7"),
            new Ladder(
                    "say=Reciprocal lattice and k-lattice belong to different class of lattices.; until=ISYM=0",
                    List.of("--kpoints.gamma", "2", "2", "2")),
            new Ladder("error=LRF_COMMUTATOR internal error; until=LPEAD=True", Ladder.SHORT),
            new Ladder(
                    "error=internal error in GENERATE_KPOINTS_TRANS: number of G-vector changed in star; until=ISYM=0",
                    Ladder.SHORT),
            new Ladder("show=aliasing; until=NGX=64", Ladder.SHORT),
            new Ladder("show=unconverged; until=ALGO=Normal", Ladder.LONG),
            new Ladder("show=positive-energy; until=ALGO=Normal", Ladder.SHORT),
            new Ladder("show=leaping-energy; until=POTIM=0.25", Ladder.LONG),
            new Ladder("show=entropy; until=SIGMA=0.001", List.of("--incar.ISMEAR", "0", "--incar.SIGMA", "0.05")));

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
        for (var ladder : LADDERS) {
            var command = new ArrayList<>(List.of("workflows", "run-cloud", RELAXATION, "--structure", "Cu32.POSCAR"));
            command.addAll(List.of("--incar.ISYM", "2"));
            command.addAll(ladder.options());
            command.addAll(List.of("--command", "JADEITE_STAND_IN='%s' %s".formatted(ladder.behaviour(), standIn)));
            jadeite.run(command.toArray(String[]::new)).succeeded();
        }

        jadeite.run("engine", "start-worker", "--close-on-empty-queue", "true").succeeded();

        var runs = jadeite.run("queue", "list", "--json").json();
        assertThat(runs).hasSize(LADDERS.size()).allSatisfy(run -> {
            assertThat(run).containsEntry("state", "SUCCEEDED");
            assertThat(corrections(run)).isNotEmpty();
        });
        assertThat(runs.stream().flatMap(run -> corrections(run).stream()).map(correction -> correction.get("handler")))
                .contains(
                        "VaspError",
                        "MeshSymmetry",
                        "LrfCommutator",
                        "StdErr",
                        "Aliasing",
                        "Unconverged",
                        "NonConverging",
                        "PositiveEnergy",
                        "Potim",
                        "LargeSigma");
        var directory = home.resolve("jadeite/runs/" + RELAXATION + "-1/attempt-01");
        assertThat(directory.resolve("jadeite_corrections.csv")).isNotEmptyFile();
        assertThat(directory.resolve("jadeite_correction_01.zip")).isNotEmptyFile();
        assertThat(entries(directory.resolve("jadeite_correction_01.zip")))
                .contains("INCAR", "vasp.out")
                .doesNotContain("POTCAR");
    }

    @Test
    void handlersOfOnesOwnHelp() throws IOException {
        var handlers = Files.createDirectories(home.resolve("jadeite/handlers"));
        Files.writeString(handlers.resolve("Sloshing.groovy"), """
                if (text('vasp.out').contains('charge sloshing') && tried('sloshing') < 2)
                    error 'sloshing', set: [INCAR: [AMIX: 0.1]], delete: ['CHGCAR']
                """);
        var sloshing = jadeite.with("JADEITE_STAND_IN", "say=charge sloshing; until=AMIX=0.1");

        sloshing.run("workflows", "run", RELAXATION, "--structure", "Cu32.POSCAR")
                .succeeded();

        assertThat(corrections(jadeite.run("queue", "list", "--json").json().getFirst()))
                .singleElement()
                .satisfies(correction -> assertThat(correction)
                        .containsEntry("handler", "Sloshing")
                        .containsEntry("errors", List.of("sloshing")));

        Files.writeString(handlers.resolve("Broken.groovy"), "if (text('vasp.out'");
        var broken = jadeite.run("workflows", "run", RELAXATION, "--structure", "Cu32.POSCAR");
        assertThat(broken.exit()).isEqualTo(1);
        assertThat(broken.err())
                .contains("Handlers of this computer can't be used", "Broken.groovy")
                .doesNotContain("\tat ");
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
        var slow = jadeite.with("JADEITE_STAND_IN", "pace=600ms");
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

        slow.run("engine", "start-worker", "--life", "6s").succeeded();
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
    void whoKillsAWorkerKillsVaspWithIt() throws IOException, InterruptedException {
        var hanging = jadeite.with("JADEITE_STAND_IN", "hang");
        jadeite.run("workflows", "run-cloud", RELAXATION, "--structure", "Cu32.POSCAR")
                .succeeded();
        var worker = hanging.start(home.resolve("worker.log"), "engine", "start-worker");
        var printed = home.resolve("jadeite/runs/" + RELAXATION + "-1/attempt-01/vasp.out");
        Jadeite.await("VASP to run", () -> isSaying(printed));
        var children = worker.descendants().toList();
        assertThat(children).isNotEmpty();

        worker.destroyForcibly();

        Jadeite.await("VASP's end", () -> children.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void aPathLiesBetweenItsRelaxedEnds() {
        var sites = Poscar.read(home.resolve("Cu32.POSCAR")).structure();
        var hole = sites.sites().getFirst();
        int mover = nearestToTheFirst(sites);
        var start = sites.withSites(sites.sites().subList(1, sites.size()));
        var moved = new ArrayList<>(start.sites());
        moved.set(mover - 1, moved.get(mover - 1).withFractional(hole.fractional()));
        Poscar.of(start).write(home.resolve("start.vasp"));
        Poscar.of(start.withSites(moved)).write(home.resolve("end.vasp"));

        var run = jadeite.run(
                        "workflows",
                        "run",
                        "diffusion.vasp.neb-from-endpoints-mit",
                        "--images",
                        "start.vasp",
                        "end.vasp",
                        "--nimages",
                        "3",
                        "--incar.EDIFFG",
                        "-0.1",
                        "--json")
                .succeeded()
                .json()
                .getFirst();

        @SuppressWarnings("unchecked")
        var result = (Map<String, Object>) Objects.requireNonNull(run.get("result"));
        assertThat((List<?>) result.get("image_energies")).hasSize(5).doesNotContainNull();
        assertThat((List<?>) result.get("images")).hasSize(5);
        assertThat((Double) result.get("barrier")).isBetween(0.2, 1.5);
        assertThat((Double) result.get("barrier_back")).isBetween(0.2, 1.5);
        assertThat(result).containsEntry("highest_image", 2).containsEntry("converged", true);
    }

    private static int nearestToTheFirst(Structure structure) {
        int nearest = 1;
        double least = Double.MAX_VALUE;
        for (int i = 1; i < structure.size(); i++) {
            var apart = structure
                    .sites()
                    .get(i)
                    .fractional()
                    .minus(structure.sites().getFirst().fractional());
            var shortest = apart.minus(new Vector(Math.rint(apart.x()), Math.rint(apart.y()), Math.rint(apart.z())));
            double distance = structure.lattice().toCartesian(shortest).length();
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return nearest;
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

    private static boolean isSaying(Path file) {
        try {
            return Files.exists(file) && Files.size(file) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** As the OSZICAR has them. */
    private static List<String> energies(Path directory) throws IOException {
        return Files.readAllLines(directory.resolve("OSZICAR")).stream()
                .filter(line -> line.contains("E0="))
                .map(line -> line.replaceFirst(".*E0= *(\\S+).*", "$1"))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> corrections(Map<String, Object> run) {
        return (List<Map<String, Object>>) Objects.requireNonNull(run.get("corrections"));
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
