package io.jadeite.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What programs read: one JSON object a line, with the names that the manual lists. */
class JsonContractTest extends ProgramSuite {
    @Test
    void aRunHereIsOneObjectWithItsResult() {
        var lines = jadeite.run("workflows", "run", "static-energy.emt.quick", "--structure", "Cu32.POSCAR", "--json")
                .succeeded()
                .json();

        assertThat(lines).hasSize(1);
        var run = lines.getFirst();
        assertThat(run)
                .containsEntry("run", 1)
                .containsEntry("workflow", "static-energy.emt.quick")
                .containsEntry("state", "SUCCEEDED")
                .containsEntry("attempt", 1)
                .containsEntry("corrections", List.of())
                .containsKeys("tags", "owner", "directory");
        var result = (Map<?, ?>) Jadeite.value(run, "result");
        for (var name : List.of("energy", "energy_per_atom", "volume", "volume_change", "structure_final")) {
            assertThat(Jadeite.value(result, name)).isNotNull();
        }
        assertThat(energy(run)).isEqualTo(32 * (double) Jadeite.value(result, "energy_per_atom"));
        assertThat((List<?>) Jadeite.value(result, "site_forces")).hasSize(32);
        assertThat((List<?>) Jadeite.value(result, "lattice_stress"))
                .hasSize(3)
                .allSatisfy(row -> assertThat((List<?>) row).hasSize(3));
    }

    @Test
    void aFailedRunIsAnObjectTooAndTheExitCodeSaysSo() {
        var done = jadeite.run(
                "workflows", "run", "relaxation.emt.quick", "--structure", "Cu32.POSCAR", "--max-steps", "1", "--json");

        assertThat(done.exit()).isEqualTo(1);
        assertThat(done.json())
                .singleElement()
                .satisfies(
                        run -> assertThat(run).containsEntry("state", "FAILED").containsEntry("result", null));
        assertThat(done.err()).contains("Not converged after 1 ionic steps");
    }

    @Test
    void listsPrintOneObjectALineTheNewestLast() {
        jadeite.run("workflows", "run", "static-energy.emt.quick", "--structure", "Cu32.POSCAR")
                .succeeded();
        jadeite.run(
                        "workflows",
                        "run-cloud",
                        "static-energy.emt.quick",
                        "--structure",
                        "Cu32.POSCAR",
                        "-t",
                        "b",
                        "-t",
                        "a")
                .succeeded();

        var runs = jadeite.run("queue", "list", "--json").succeeded().json();

        assertThat(runs).extracting(run -> run.get("run")).containsExactly(1, 2);
        assertThat(runs).extracting(run -> run.get("state")).containsExactly("SUCCEEDED", "PENDING");
        assertThat(jadeite.run("queue", "list", "--state", "pending", "--json").json())
                .extracting(run -> run.get("run"))
                .containsExactly(2);
    }

    @Test
    void aStructureThatCannotBeReadIsAnObjectWithItsError() {
        var done = jadeite.run("structure", "show", "Cu32.POSCAR", "missing.vasp", "--json");

        assertThat(done.exit()).isEqualTo(1);
        assertThat(done.json().getFirst())
                .containsEntry("formula", "Cu32")
                .containsEntry("reduced_formula", "Cu")
                .containsEntry("nsites", 32)
                .containsKeys("file", "abc", "angles", "volume", "density");
        assertThat(done.json().getLast()).containsEntry("file", "missing.vasp").containsKey("error");
    }

    @Test
    void theStructureOfAFinishedRunIsTheInputOfAnother() {
        jadeite.run("workflows", "run", "relaxation.emt.quick", "--structure", "Cu32.POSCAR")
                .succeeded();

        var next = jadeite.run("workflows", "run", "static-energy.emt.quick", "--structure", "run:1", "--json")
                .succeeded()
                .json()
                .getFirst();

        var relaxed =
                jadeite.run("results", "show", "1", "--json").succeeded().json().getFirst();
        assertThat(energy(next)).isCloseTo(energy(relaxed), Offset.offset(1e-9));
    }

    @Test
    void resultsAreExportedWithAllTheirDigits() {
        jadeite.run("workflows", "run", "static-energy.emt.quick", "--structure", "Cu32.POSCAR")
                .succeeded();

        var csv = jadeite.run("results", "export", "static-energy.emt.quick", "--to", "csv")
                .succeeded()
                .out();
        var json = jadeite.run("results", "export", "static-energy.emt.quick", "--to", "json")
                .succeeded()
                .json();

        assertThat(csv.lines())
                .hasSize(2)
                .first()
                .isEqualTo("run,status,saved,formula,nsites,energy,energy_per_atom,volume,max_force");
        assertThat(csv).contains("," + energy(json.getFirst()) + ",");
    }

    private static double energy(Map<String, Object> object) {
        return (double) Jadeite.value((Map<?, ?>) Jadeite.value(object, "result"), "energy");
    }
}
