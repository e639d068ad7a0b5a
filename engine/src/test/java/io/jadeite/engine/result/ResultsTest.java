package io.jadeite.engine.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.queue.HereRuns;
import io.jadeite.engine.queue.Requests;
import io.jadeite.engine.queue.WorkerRecord;
import io.jadeite.engine.queue.WorkerRegistry;
import io.jadeite.engine.reference.Seeds;
import io.jadeite.engine.run.Acceptance;
import io.jadeite.engine.run.Attempt;
import io.jadeite.engine.run.IonicStep;
import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.TagMatch;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.structure.io.StructureJson;
import io.jadeite.engine.testing.OnEachDatabase;
import io.jadeite.engine.testing.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResultsTest extends OnEachDatabase {
    @Test
    void valuesComeBackExactly() {
        Seeds.some(20).forEach(seed -> {
            var values = randomValues(seed.random());

            long run = saved(new Outcome(values, List.of()));

            assertThat(results().of(run).orElseThrow().values()).as("%s", seed).isEqualTo(values);
        });
    }

    @Test
    void theColumnsHoldTheSameDoublesAsTheValues() {
        long run = saved(new Outcome(Map.of("energy", 0.1 + 0.2, "nsites", 4, "is_gap_direct", true), List.of()));

        Optional<Boolean> read = database()
                .single(sql -> sql.first(
                        "select * from result where run_id = ?",
                        row -> {
                            assertThat(row.realOrNull("energy")).isEqualTo(0.1 + 0.2);
                            assertThat(row.whole("nsites")).isEqualTo(4);
                            assertThat(row.flag("is_gap_direct")).isTrue();
                            assertThat(row.realOrNull("volume")).isNull();
                            assertThat(row.text("workflow_type")).isEqualTo("stand-in");
                            return true;
                        },
                        run));
        assertThat(read).isPresent();
    }

    @Test
    void stepsComeBackExactlyAndInTheirOrder() {
        var random = Seeds.some(1).findFirst().orElseThrow().random();
        var steps = IntStream.range(0, 300)
                .mapToObj(i -> new IonicStep(
                        i, random.nextGaussian() * 1e3, maybe(random), maybe(random), maybe(random), maybe(random)))
                .toList();

        long run = saved(new Outcome(Map.of(), steps));

        assertThat(results().steps(run)).isEqualTo(steps);
    }

    @Test
    void moreResultsThanAPageAreReadInTheirOrderWithoutHiddenOnes() {
        var attempts = database().<List<Attempt>>transaction(sql -> {
            var begun = new ArrayList<Attempt>();
            for (int i = 0; i < 1_100; i++) {
                long id = sql.first(
                                "insert into run (state, created_at) values (3, ${now}) returning id",
                                row -> row.number("id"))
                        .orElseThrow();
                var attempt = new Attempt(id, 1, 0);
                ResultWriter.succeeded(sql, attempt, Request.WORKFLOW, new Outcome(Map.of("number", i), List.of()));
                begun.add(attempt);
            }
            return begun;
        });
        long hidden = attempts.get(500).run();
        database().change(sql -> sql.update("update run set hidden = 1 where id = ?", hidden));

        var read = new ArrayList<Long>();
        results().each(Request.WORKFLOW, result -> read.add(result.run()));

        assertThat(read)
                .isEqualTo(attempts.stream()
                        .map(Attempt::run)
                        .filter(run -> run != hidden)
                        .toList());
        results().each("stand-in.test.other", result -> assertThat(result).isNull());
    }

    @Test
    void theFinalStructureOfARunIsReadBack() {
        var structure = copper();
        long run = saved(new Outcome(Map.of("structure_final", StructureJson.toMap(structure)), List.of()));

        assertThat(results().finalStructure(run)).isEqualTo(structure);
    }

    @Test
    void aRunWithoutAFinalStructureSaysSoByItsNumber() {
        long without = saved(new Outcome(Map.of("energy", 1.0), List.of()));
        var failed = begun();
        database().change(sql -> ResultWriter.failed(sql, failed, Request.WORKFLOW, "Cu"));

        assertThatThrownBy(() -> results().finalStructure(without))
                .isInstanceOf(InputException.class)
                .hasMessage("run:%d is of %s, whose result has no structure.".formatted(without, Request.WORKFLOW));
        for (long run : List.of(failed.run(), 999L)) {
            assertThatThrownBy(() -> results().finalStructure(run))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("There is no run %d with a saved result".formatted(run));
        }
    }

    @Test
    void aResultStaysReadableAfterItsRunWasHidden() {
        var attempt = begun();
        database().change(sql -> {
            ResultWriter.succeeded(sql, attempt, Request.WORKFLOW, new Outcome(Map.of("energy", 2.0), List.of()));
            sql.update("update run set state = 3 where id = ?", attempt.run());
        });

        new Requests(database()).delete(List.of(attempt.run()));

        assertThat(results().of(attempt.run()).orElseThrow().values()).containsEntry("energy", 2.0);
        results().each(Request.WORKFLOW, result -> assertThat(result).isNull());
    }

    private static Map<String, Object> randomValues(RandomGenerator random) {
        var values = new LinkedHashMap<String, Object>();
        values.put("energy", Double.longBitsToDouble(random.nextLong() & ~(1L << 62)));
        values.put("volume", random.nextGaussian());
        values.put("zero", -0.0);
        values.put("smallest", Double.MIN_VALUE);
        values.put("largest", Double.MAX_VALUE);
        values.put("count", random.nextInt());
        values.put("text", "π ≈ 3 \"quoted\"\n\t\\ \u0000 😀");
        values.put("yes", random.nextBoolean());
        values.put("forces", List.of(List.of(random.nextDouble(), 1e-300, -1.5), List.of()));
        values.put("nested", Map.of("inner", Map.of("deep", random.nextGaussian())));
        return values;
    }

    private static OptionalDouble maybe(RandomGenerator random) {
        return random.nextBoolean() ? OptionalDouble.of(random.nextGaussian()) : OptionalDouble.empty();
    }

    private long saved(Outcome outcome) {
        var attempt = begun();
        database().change(sql -> ResultWriter.succeeded(sql, attempt, Request.WORKFLOW, outcome));
        return attempt.run();
    }

    private Attempt begun() {
        var nothing = new Acceptance(Tags.NONE, TagMatch.ALL, Set.of(), Resources.UNSAID);
        long worker = new WorkerRegistry(database(), Duration.ofMinutes(1))
                .enter(new WorkerRecord(WorkerRecord.Kind.HERE, "node-1", 1, "test", nothing, Optional.empty()));
        return new HereRuns(database())
                .begin(Request.usual().submission(), worker)
                .attempt();
    }

    private Results results() {
        return new Results(database());
    }

    private static Structure copper() {
        return new Structure(
                Lattice.cubic(3.6),
                List.of(Site.of(Element.CU, new Vector(0, 0, 0)), Site.of(Element.CU, new Vector(0.5, 0.5, 0.1))));
    }
}
