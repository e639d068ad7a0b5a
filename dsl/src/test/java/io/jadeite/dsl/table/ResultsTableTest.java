package io.jadeite.dsl.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.result.ResultWriter;
import io.jadeite.engine.run.Attempt;
import io.jadeite.engine.run.ResultColumn;
import io.jadeite.engine.run.ResultColumn.Kind;
import io.jadeite.engine.run.ResultShape;
import io.jadeite.engine.workflow.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.ColumnType;

class ResultsTableTest extends TableSuite {
    @Test
    void columnsHaveTheTypesOfTheirValuesAndTheNamesOfScripts() {
        long run = saved(Map.of(
                "formula",
                "Cu32",
                "nsites",
                32,
                "energy",
                0.1 + 0.2,
                "energy_per_atom",
                0.01,
                "volume",
                64.0,
                "max_force",
                1e-5));

        var table = results().table();

        assertThat(table.columnNames())
                .containsExactly(
                        "run",
                        "status",
                        "formula",
                        "nsites",
                        "energy",
                        "energyPerAtom",
                        "volume",
                        "volumePerAtom",
                        "maxForce",
                        "saved");
        assertThat(table.types())
                .containsExactly(
                        ColumnType.LONG,
                        ColumnType.STRING,
                        ColumnType.STRING,
                        ColumnType.INTEGER,
                        ColumnType.DOUBLE,
                        ColumnType.DOUBLE,
                        ColumnType.DOUBLE,
                        ColumnType.DOUBLE,
                        ColumnType.DOUBLE,
                        ColumnType.INSTANT);
        assertThat(runs(table)).containsExactly(run);
        assertThat(table.doubleColumn("energy").get(0)).isEqualTo(0.1 + 0.2);
        assertThat(table.doubleColumn("volumePerAtom").get(0)).isEqualTo(2.0);
        assertThat(table.name()).isEqualTo("results of static-energy.emt.quick");
    }

    @Test
    void whatAWorkflowOfAUserSavedIsShownWithTheKindsThatWereFound() {
        saved(
                "demo.toolkit.own",
                Map.of("lattice_constant", 3.6, "tries", 4, "good", true, "note", "fine", "forces", List.of(1)));

        var table = ResultsTable.of(database(), "demo.toolkit.own")
                .columns("latticeConstant", "tries", "good", "note", "forces");

        assertThat(table.table().types())
                .containsExactly(
                        ColumnType.DOUBLE, ColumnType.LONG, ColumnType.BOOLEAN, ColumnType.STRING, ColumnType.STRING);
        assertThat(table.table().stringColumn("forces").get(0)).isEqualTo("[1]");
        assertThat(ResultsTable.of(database(), "demo.toolkit.own").columnNames())
                .contains("run", "status", "latticeConstant", "tries", "good", "note", "saved");
    }

    @Test
    void aResultRecordsValuesComeFromTheTableOfItsOwnAndFromTheJsonOfRunsThatItLacks() {
        var name = "demo.toolkit.measuring";
        var shape = new ResultShape(List.of(
                new ResultColumn("barrier", Kind.REAL, "meV"),
                new ResultColumn("order", Kind.WHOLE, ""),
                new ResultColumn("is_good", Kind.FLAG, ""),
                new ResultColumn("group", Kind.TEXT, ""),
                new ResultColumn("all", Kind.JSON, "")));
        Map<String, Object> values =
                Map.of("barrier", 0.1 + 0.2, "order", 1L << 40, "is_good", true, "group", "a", "all", List.of(1, 2));
        long first = savedRecord(name, shape, values);
        long lacking = savedRecord(name, shape, Map.of("barrier", -1.5, "order", 2, "is_good", false, "group", "b"));
        database().change(sql -> sql.update("delete from result_demo_toolkit_measuring where run_id = ?", lacking));

        var results = ResultsTable.of(database(), name);
        var table = results.columns("run", "barrier", "order", "isGood", "group", "all")
                .table();

        assertThat(results.columnNames())
                .containsExactly("run", "status", "barrier", "order", "isGood", "group", "saved");
        assertThat(table.doubleColumn("barrier").asList()).containsExactly(0.1 + 0.2, -1.5);
        assertThat(table.longColumn("order").asList()).containsExactly(1L << 40, 2L);
        assertThat(table.booleanColumn("isGood").asList()).containsExactly(true, false);
        assertThat(table.stringColumn("group").asList()).containsExactly("a", "b");
        assertThat(table.stringColumn("all").asList()).containsExactly("[1,2]", "");
        assertThat(runs(results.where(closure("{ barrier < 0.5 && isGood }")).table()))
                .containsExactly(first);
        assertThat(runs(results.sortBy("barrier").first(9))).containsExactly(lacking, first);
        assertThat(results.where("group", "==", "b").count()).isEqualTo(1);
        assertThat(results.toString()).contains("barrier (meV)");
        assertThat(results.html()).contains("<span class=\"unit\">meV</span>");
    }

    @Test
    void aWorkflowThatNamesNoColumnsShowsWhatItsResultsHold() {
        saved("demo.toolkit.own", Map.of("formula", "Cu32", "energy", -0.2, "gap_width", 0.3));

        var results = ResultsTable.of(database(), "demo.toolkit.own");

        assertThat(results.table().columnNames())
                .containsExactly("run", "status", "formula", "energy", "gapWidth", "saved");
    }

    @Test
    void aWorkflowThatIsKnownHereNamesItsColumnsBeforeItHasResults() {
        var catalogue = Catalogue.installed().with(new Measuring());

        var results = ResultsTable.of(database(), catalogue, "demo.toolkit.measuring");

        assertThat(results.columnNames())
                .containsExactly("run", "status", "barrier", "order", "isGood", "group", "saved");
        assertThat(results.columns("barrier", "order", "isGood", "group", "all")
                        .table()
                        .types())
                .containsExactly(
                        ColumnType.DOUBLE, ColumnType.LONG, ColumnType.BOOLEAN, ColumnType.STRING, ColumnType.STRING);
        assertThat(results.where("barrier", "<", 3).count()).isZero();
        assertThat(results.html()).contains("<span class=\"unit\">meV</span>");
        assertThatThrownBy(() -> ResultsTable.of(database(), catalogue, "demo.toolkit.mesuring"))
                .hasMessageContaining("Did you mean demo.toolkit.measuring?");
    }

    @Test
    void rowsAreChosenSortedAndCountedByTheDatabase() {
        long high = saved(Map.of("energy_per_atom", -1.0, "formula", "Cu"));
        long low = saved(Map.of("energy_per_atom", -4.0, "formula", "Ag"));
        long middle = saved(Map.of("energy_per_atom", -3.5, "formula", "Cu"));
        long failed = failed();

        assertThat(runs(results().table())).containsExactly(high, low, middle, failed);
        assertThat(runs(results().where("energyPerAtom", "<", -3).table())).containsExactly(low, middle);
        assertThat(runs(results()
                        .where("energy_per_atom", "<", -3)
                        .where("formula", "==", "Cu")
                        .table()))
                .containsExactly(middle);
        assertThat(results().where("energyPerAtom", "<", -3).count()).isEqualTo(2);
        assertThat(runs(results().whereMissing("energyPerAtom").table())).containsExactly(failed);
        assertThat(runs(results()
                        .wherePresent("energyPerAtom")
                        .sortBy("energyPerAtom")
                        .table()))
                .containsExactly(low, middle, high);
        assertThat(runs(results().sortByDescending("energyPerAtom").table()))
                .containsExactly(high, middle, low, failed);
        assertThat(runs(results().sortBy("energyPerAtom").first(2))).containsExactly(low, middle);
        assertThat(runs(results().sortBy("energyPerAtom").last(2))).containsExactly(high, failed);
    }

    @Test
    void sortingInMemoryAndInTheDatabaseAgreeAlsoOverColumnsThatAreNotShown() {
        for (var formula : List.of("Cu", "Ag", "cu", "Zr", "Ag", "ä", "Al2O3")) {
            saved(Map.of("formula", formula));
        }
        saved(Map.of());

        for (var sorted : List.of(results().sortBy("formula"), results().sortByDescending("formula"))) {
            var only = sorted.columns("run");

            assertThat(runs(only.table())).isEqualTo(runs(only.first(100))).hasSize(8);
            assertThat(only.table().columnNames()).containsExactly("run");
        }
    }

    @Test
    void namesThatAreNotThereAreRefusedWithTheNearest() {
        saved(Map.of("energy", 1.0));

        assertThatThrownBy(() -> results().columns("energyPerAtm", "run", "formul"))
                .asInstanceOf(InstanceOfAssertFactories.type(InputException.class))
                .satisfies(e -> assertThat(e.problems())
                        .hasSize(2)
                        .anyMatch(
                                problem -> problem.startsWith(
                                        "Results of static-energy.emt.quick have no 'energyPerAtm'. Did you mean energyPerAtom"))
                        .anyMatch(problem -> problem.contains("no 'formul'. Did you mean formula?")));
        assertThatThrownBy(() -> results().where("energy", "=<", 1))
                .isInstanceOf(InputException.class)
                .hasMessage("where(…) compares by one of < <= == != >= >, found '=<'.");
        assertThatThrownBy(() -> results().where("energy", "<", "low"))
                .isInstanceOf(InputException.class)
                .hasMessage("energy is compared with a number, found low.");
        assertThatThrownBy(() -> results().where("energy", "<", Double.NaN)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> ResultsTable.of(database(), "static-energy.emt.quik"))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "There is no workflow 'static-energy.emt.quik', and nobody has run one of that name. Did you mean static-energy.emt.quick?");
    }

    @Test
    void aWorkflowWithoutResultsIsAnEmptyTable() {
        assertThat(results().count()).isZero();
        assertThat(results().table().columnNames()).contains("run", "energyPerAtom");
        assertThat(results().first(5).rowCount()).isZero();
        assertThat(results().pages()).hasSize(1).allMatch(page -> page.rowCount() == 0);
        assertThat(results().toString()).endsWith("results of static-energy.emt.quick: no rows\n");
        assertThat(results()
                        .where(closure("{ Math.abs(energy) > 1 }"))
                        .sortBy("energy")
                        .table()
                        .rowCount())
                .isZero();
    }

    @Test
    void aHundredThousandRowsAreReadByPagesAndShownByTheirEnds() {
        fill(100_000);

        var read = new ArrayList<Long>();
        var sizes = new ArrayList<Integer>();
        results().columns("run").pages().forEach(page -> {
            read.addAll(runs(page));
            sizes.add(page.rowCount());
        });

        assertThat(read).isEqualTo(LongStream.rangeClosed(1, 100_000).boxed().toList());
        assertThat(sizes).allMatch(size -> size <= 10_000);
        var table = results().table();
        assertThat(table.rowCount()).isEqualTo(100_000);
        assertThat(table.doubleColumn("energy").get(99_999)).isEqualTo(100_000 / 8.0 - 5);
        assertThat(results().toString())
                .contains("… 99,980 more …")
                .endsWith("results of static-energy.emt.quick: 100,000 rows, the first 10 and the last 10 shown\n");
        assertThat(results().where("energy", "<", -3).count()).isEqualTo(15);
    }

    @Test
    void aTableIsWhatTheDatabaseHoldsWhenItIsRead() {
        var before = results().where("energy", "<", 0);
        long run = saved(Map.of("energy", -1.0));

        assertThat(runs(before.table())).containsExactly(run);
        assertThat(Objects.requireNonNull(before.get()).rowCount()).isEqualTo(1);
    }

    private long failed() {
        return database().transaction(sql -> {
            long id = sql.first(
                            "insert into run (state, created_at) values (4, ${now}) returning id",
                            row -> row.number("id"))
                    .orElseThrow();
            ResultWriter.failed(sql, new Attempt(id, 1, 0), WORKFLOW, "Cu");
            return id;
        });
    }
}
