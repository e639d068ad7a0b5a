package io.jadeite.engine.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.database.Row;
import io.jadeite.engine.result.ResultTable;
import io.jadeite.engine.result.ResultTables;
import io.jadeite.engine.run.ResultColumn;
import io.jadeite.engine.run.ResultColumn.Kind;
import io.jadeite.engine.run.ResultShape;
import io.jadeite.engine.run.RunState;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OwnTableTest extends BundleSuite {
    private static final Bundle MEASURING = Written.bundle(
            Written.TWO_STEP,
            "@io.jadeite.engine.run.Unit(\"eV\") double energyPerAtom, long order, boolean isGood, String group, List<Integer> all",
            "return new Result(-0.5 * count, count, count > 1, \"Cu\" + count, List.of(1, 2));");

    @Test
    void aResultRecordGetsATableOfItsOwnWithAColumnForEachValue() throws Exception {
        long run = submit(Parcel.of(MEASURING), "{\"count\":3}").getFirst();

        workUntilEmpty();

        var table = tables().of(Written.TWO_STEP).orElseThrow();
        assertThat(table.name()).isEqualTo("result_demo_toolkit_two_step");
        assertThat(table.shape().columns())
                .containsExactly(
                        new ResultColumn("energy_per_atom", Kind.REAL, "eV"),
                        new ResultColumn("order", Kind.WHOLE, ""),
                        new ResultColumn("is_good", Kind.FLAG, ""),
                        new ResultColumn("group", Kind.TEXT, ""),
                        new ResultColumn("all", Kind.JSON, ""));
        assertThat(rows(
                        table,
                        row -> List.of(
                                row.number("run_id"),
                                String.valueOf(row.realOrNull("energy_per_atom")),
                                row.number("order"),
                                row.flag("is_good"),
                                row.text("group"),
                                row.text("all"))))
                .containsExactly(List.of(run, "-1.5", 3L, true, "Cu3", "[1,2]"));
        assertThat(valuesOf(run)).containsEntry("energy_per_atom", -1.5).containsEntry("all", List.of(1, 2));
    }

    @Test
    void aFieldThatIsAddedLaterGetsAColumnAndOlderResultsHaveNone() throws Exception {
        var before = Written.bundle(Written.TWO_STEP, "long doubled", "return new Result(2 * count);");
        var after = Written.bundle(
                Written.TWO_STEP, "long doubled, double half", "return new Result(2 * count, count / 2.0);");
        submit(before);
        submit(after);
        submit(before);

        workUntilEmpty();

        var table = tables().of(Written.TWO_STEP).orElseThrow();
        assertThat(table.shape().names()).containsExactly("doubled", "half");
        assertThat(rows(table, row -> Optional.ofNullable(row.realOrNull("half"))))
                .containsExactly(Optional.empty(), Optional.of(0.5), Optional.empty());
    }

    @Test
    void aFieldThatBecameSomethingElseIsRefusedBeforeItIsSubmittedAndNeverLosesAResult() throws Exception {
        submit(MEASURING);
        workUntilEmpty();
        var other = Written.bundle(Written.TWO_STEP, "String energyPerAtom", "return new Result(\"low\");");

        assertThatThrownBy(() -> tables().check(
                                Written.TWO_STEP,
                                new ResultShape(List.of(new ResultColumn("energy_per_atom", Kind.TEXT, "")))))
                .hasMessage(
                        "The result of demo.toolkit.two-step has 'energy_per_atom' as a text, but earlier results have it as a number. Give it another name.");
        long run = submit(other);
        workUntilEmpty();

        assertThat(run(run).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(valuesOf(run)).isEqualTo(Map.of("energy_per_atom", "low"));
    }

    @Test
    void namesThatAreTheSameAsTableNamesGetTablesOfTheirOwn() throws Exception {
        submit(Written.bundle("demo.a.b-c", "long count", "return new Result(count);"));
        submit(Written.bundle("demo.a-b.c", "long count", "return new Result(count);"));
        submit(Written.bundle(
                "a-type-with-a-long-name.a-calculator-with-a-long-name.a-preset-with-a-long-name",
                "long count",
                "return new Result(count);"));

        workUntilEmpty();

        var names = tables().all().stream().map(ResultTable::name).toList();
        assertThat(names).hasSize(3).doesNotHaveDuplicates().allMatch(name -> name.length() <= 63);
        assertThat(tables().of("demo.a.b-c").orElseThrow().name()).isEqualTo("result_demo_a_b_c");
        assertThat(tables().of("demo.a-b.c").orElseThrow().name()).startsWith("result_demo_a_b_c_");
    }

    @Test
    void workersThatSaveTheFirstResultsAtTheSameMomentMakeOneTable() throws Exception {
        IntStream.range(0, 12).forEach(i -> submit(MEASURING));
        var start = new CountDownLatch(1);

        try (var pool = Executors.newCachedThreadPool()) {
            var workers = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 3; i++) {
                workers.add(pool.submit(() -> {
                    start.await();
                    return workUntilEmpty();
                }));
            }
            start.countDown();
            for (var worker : workers) {
                worker.get();
            }
        }

        var table = tables().of(Written.TWO_STEP).orElseThrow();
        assertThat(rows(table, row -> row.number("run_id"))).hasSize(12);
    }

    private ResultTables tables() {
        return new ResultTables(database());
    }

    private interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    private <T> List<T> rows(ResultTable table, Reader<T> reader) {
        var columns = String.join(
                ", ", table.shape().names().stream().map(ResultTable::quoted).toList());
        return database()
                .single(sql -> sql.list(
                        "select run_id, " + columns + " from " + table.name() + " order by run_id", reader::read));
    }
}
