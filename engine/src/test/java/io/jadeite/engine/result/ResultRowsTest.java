package io.jadeite.engine.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.reference.Seeds;
import io.jadeite.engine.run.Attempt;
import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.testing.OnEachDatabase;
import io.jadeite.engine.testing.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResultRowsTest extends OnEachDatabase {
    @Test
    void columnsComeBackWithAllDigitsWhetherTheyAreStoredOrOnlyAmongTheValues() {
        var values = new LinkedHashMap<String, Object>();
        values.put("formula", "Cu\"32'π😀");
        values.put("nsites", 32);
        values.put("energy", 0.1 + 0.2);
        values.put("volume", 100.1);
        values.put("is_gap_direct", false);
        values.put("density", 8.1 + 0.86);
        values.put("my own", 1e-300);
        values.put("tries", 7L);
        values.put("good", true);
        values.put("note", "a \"quoted\"\nline");
        values.put("list", List.of(1, 2));
        long run = saved(values);

        var columns = columns(
                "run",
                "status",
                "formula",
                "nsites",
                "energy",
                "volume_per_atom",
                "is_gap_direct",
                "density",
                "my own",
                "tries",
                "good",
                "note",
                "list",
                "band_gap");
        var row = rows().first(all(), columns, 10).getFirst();

        assertThat(row.values())
                .containsExactly(
                        run,
                        "SUCCEEDED",
                        "Cu\"32'π😀",
                        32,
                        0.1 + 0.2,
                        100.1 / 32,
                        false,
                        8.1 + 0.86,
                        1e-300,
                        7L,
                        true,
                        "a \"quoted\"\nline",
                        "[1,2]",
                        null);
        assertThat(rows().first(all(), columns("saved"), 1).getFirst().values()[0])
                .isInstanceOf(Instant.class);
    }

    @Test
    void valuesThatTheManualDoesNotListAreFoundWithTheKindThatTakesAll() {
        saved(Map.of("a", 1, "b", true, "c", "x", "d", 1));
        var more = new LinkedHashMap<String, Object>(Map.of("a", 1.5, "b", false, "c", 2, "e", List.of()));
        more.put("f", null);
        saved(more);

        var found = rows().columns(Request.WORKFLOW);

        assertThat(found)
                .filteredOn(column -> column.name().length() == 1)
                .containsExactlyInAnyOrder(
                        ResultValue.inValues("a", ValueKind.REAL, ""),
                        ResultValue.inValues("b", ValueKind.FLAG, ""),
                        ResultValue.inValues("c", ValueKind.TEXT, ""),
                        ResultValue.inValues("d", ValueKind.WHOLE, ""),
                        ResultValue.inValues("e", ValueKind.JSON, ""));
        assertThat(found).extracting(ResultValue::name).contains("run", "energy_per_atom", "volume_per_atom", "saved");
    }

    @Test
    void conditionsChooseTheSameResultsAsTheyDoInMemory() {
        Seeds.some(3).forEach(seed -> {
            var random = seed.random();
            var saved = new LinkedHashMap<Long, Map<String, Object>>();
            for (int i = 0; i < 60; i++) {
                var values = randomValues(random);
                saved.put(saved(values), values);
            }
            long least = saved.keySet().iterator().next() - 1;
            for (int i = 0; i < 40; i++) {
                var drawn = randomCondition(random, saved.values().stream().toList(), 2);

                var found = rows().page(all().where(drawn.condition()), List.of(), least, 100);

                assertThat(found)
                        .as("%s %s", seed, drawn.condition())
                        .extracting(ResultRow::run)
                        .isEqualTo(saved.entrySet().stream()
                                .filter(entry -> drawn.holds().test(entry.getValue()))
                                .map(Map.Entry::getKey)
                                .toList());
            }
        });
    }

    @Test
    void aValueThatIsMissingOrNoNumberFulfilsNoComparison() {
        saved(Map.of("energy", Double.NaN, "mine", Double.NaN));
        saved(Map.of("mine", "text"));
        long present = saved(Map.of("energy", 1.0, "mine", 1.0));

        for (var name : List.of("energy", "mine")) {
            var column = name.equals("energy") ? column("energy") : ResultValue.inValues("mine", ValueKind.REAL, "");
            for (var comparison : Comparison.values()) {
                var found = rows().first(all().where(new Condition.Compare(column, comparison, 0)), List.of(), 10);

                boolean more = comparison == Comparison.MORE
                        || comparison == Comparison.AT_LEAST
                        || comparison == Comparison.UNEQUAL;
                assertThat(found)
                        .as("%s %s 0", name, comparison.sign())
                        .extracting(ResultRow::run)
                        .isEqualTo(more ? List.of(present) : List.of());
            }
            assertThat(rows().count(all().where(new Condition.Missing(column)))).isEqualTo(2);
            assertThat(rows().count(all().where(new Condition.Present(column)))).isEqualTo(1);
        }
    }

    @Test
    void sortedResultsComeFirstAndLastWithMissingOnesAtTheEnd() {
        long b = saved(Map.of("energy", 2.0));
        long none = saved(Map.of());
        long a = saved(Map.of("energy", -1.0));
        long alsoB = saved(Map.of("energy", 2.0));
        long c = saved(Map.of("energy", 30.0));

        var rising = all().sortedBy(column("energy"), false);
        var falling = all().sortedBy(column("energy"), true);

        assertThat(runs(rows().first(rising, List.of(), 9))).containsExactly(a, b, alsoB, c, none);
        assertThat(runs(rows().last(rising, List.of(), 2))).containsExactly(c, none);
        assertThat(runs(rows().first(falling, List.of(), 9))).containsExactly(c, b, alsoB, a, none);
        assertThat(runs(rows().last(falling, List.of(), 3))).containsExactly(alsoB, a, none);
    }

    @Test
    void aHundredThousandResultsAreReadByPagesEachOnceAndInOrderWithoutHiddenOnes() {
        int count = 100_000;
        fill(count);
        database().change(sql -> sql.update("update run set hidden = 1 where id in (5, 777, 99999)"));

        var seen = new ArrayList<Long>();
        rows().each(all(), columns("energy"), row -> {
            seen.add(row.run());
            assertThat(row.values()[0]).isEqualTo(row.run() / 8.0);
        });

        assertThat(seen)
                .isEqualTo(IntStream.rangeClosed(1, count)
                        .filter(i -> i != 5 && i != 777 && i != 99_999)
                        .mapToObj(Long::valueOf)
                        .toList());
        assertThat(rows().count(all())).isEqualTo(count - 3);
        assertThat(rows().count(all().where(new Condition.Compare(column("energy"), Comparison.AT_MOST, 1))))
                .isEqualTo(7);
        assertThat(runs(rows().last(all(), List.of(), 2))).containsExactly(99_998L, 100_000L);
    }

    @Test
    void someRunsResultsAreFoundByTheirNumbers() {
        long first = saved(Map.of("energy", 1.0));
        long second = saved(Map.of("energy", 2.0));

        var found = rows().of(List.of(second, 999L, first), columns("energy"));

        assertThat(found).containsOnlyKeys(first, second);
        assertThat(Objects.requireNonNull(found.get(second)).values()).containsExactly(2.0);
    }

    /** A condition, and the same in memory. */
    private record Drawn(Condition condition, Predicate<Map<String, Object>> holds) {}

    private static Drawn randomCondition(RandomGenerator random, List<Map<String, Object>> all, int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            var one = randomCondition(random, all, depth - 1);
            var other = randomCondition(random, all, depth - 1);
            return random.nextBoolean()
                    ? new Drawn(
                            new Condition.All(List.of(one.condition(), other.condition())),
                            one.holds().and(other.holds()))
                    : new Drawn(
                            new Condition.Any(List.of(one.condition(), other.condition())),
                            one.holds().or(other.holds()));
        }
        var name = List.of("energy", "nsites", "formula", "density", "tries", "good")
                .get(random.nextInt(6));
        var column = ResultValues.find(name)
                .orElseGet(
                        () -> ResultValue.inValues(name, name.equals("good") ? ValueKind.FLAG : ValueKind.WHOLE, ""));
        // A value that occurs, so that equality is met too.
        var value = all.get(random.nextInt(all.size())).get(name);
        if (value == null || random.nextInt(8) == 0) {
            return random.nextBoolean()
                    ? new Drawn(new Condition.Missing(column), values -> !values.containsKey(name))
                    : new Drawn(new Condition.Present(column), values -> values.containsKey(name));
        }
        var comparison = column.kind() == ValueKind.FLAG
                ? random.nextBoolean() ? Comparison.EQUAL : Comparison.UNEQUAL
                : List.of(Comparison.values()).get(random.nextInt(6));
        return new Drawn(
                new Condition.Compare(column, comparison, value),
                values -> values.containsKey(name) && holds(comparison, values.get(name), value));
    }

    @SuppressWarnings("unchecked")
    private static boolean holds(Comparison comparison, @Nullable Object left, Object right) {
        int order = ((Comparable<Object>) Objects.requireNonNull(left)).compareTo(right);
        return switch (comparison) {
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case EQUAL -> order == 0;
            case UNEQUAL -> order != 0;
            case AT_LEAST -> order >= 0;
            case MORE -> order > 0;
        };
    }

    private static Map<String, Object> randomValues(RandomGenerator random) {
        var values = new LinkedHashMap<String, Object>();
        Map.<String, Object>of(
                        "energy", random.nextGaussian() * 1e-3,
                        "nsites", random.nextInt(1, 5),
                        "formula", List.of("Cu", "cu", "Ag", "ä", "Z", "").get(random.nextInt(6)),
                        "density", random.nextDouble() * 20,
                        "tries", random.nextInt(4),
                        "good", random.nextBoolean())
                .forEach((name, value) -> {
                    if (random.nextInt(5) > 0) {
                        values.put(name, value);
                    }
                });
        return values;
    }

    private void fill(int count) {
        database().change(sql -> {
            sql.update("""
                    with recursive n(i) as (select 1 union all select i + 1 from n where i < %d)
                    insert into run (state, created_at) select 3, 1000 + i from n""".formatted(count));
            sql.update("""
                    with recursive n(i) as (select 1 union all select i + 1 from n where i < %d)
                    insert into result (run_id, attempt, workflow, workflow_type, status, energy, result_values, saved_at)
                    select i, 1, ?, 'stand-in', 'SUCCEEDED', i / 8.0, '{}', i from n""".formatted(count), Request.WORKFLOW);
        });
    }

    private long saved(Map<String, Object> values) {
        return database().transaction(sql -> {
            long id = sql.first(
                            "insert into run (state, created_at) values (3, ${now}) returning id",
                            row -> row.number("id"))
                    .orElseThrow();
            ResultWriter.succeeded(sql, new Attempt(id, 1, 0), Request.WORKFLOW, new Outcome(values, List.of()));
            return id;
        });
    }

    private List<ResultValue> columns(String... names) {
        var known = rows().columns(Request.WORKFLOW);
        return Arrays.stream(names)
                .map(name -> known.stream()
                        .filter(column -> column.name().equals(name))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private static ResultValue column(String name) {
        return ResultValues.find(name).orElseThrow();
    }

    private static List<Long> runs(List<ResultRow> rows) {
        return rows.stream().map(ResultRow::run).toList();
    }

    private static ResultQuery all() {
        return ResultQuery.of(Request.WORKFLOW);
    }

    private ResultRows rows() {
        return new ResultRows(database());
    }
}
