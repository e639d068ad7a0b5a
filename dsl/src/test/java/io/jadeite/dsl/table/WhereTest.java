package io.jadeite.dsl.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.reference.Seeds;
import io.jadeite.engine.result.ResultQuery;
import io.jadeite.engine.result.ResultRows;
import io.jadeite.engine.workflow.Catalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class WhereTest extends TableSuite {
    /** Closures, and the conditions that they are found to be. */
    private static final Map<String, String> FOUND = new LinkedHashMap<>();

    static {
        FOUND.put("{ energyPerAtom < -3 }", "energyPerAtom < -3");
        FOUND.put("{ energyPerAtom <= -3 }", "energyPerAtom <= -3");
        FOUND.put("{ energyPerAtom > -3.5 }", "energyPerAtom > -3.5");
        FOUND.put("{ energyPerAtom >= -3.5 }", "energyPerAtom >= -3.5");
        FOUND.put("{ nsites == 4 }", "nsites == 4");
        FOUND.put("{ nsites != 4 }", "nsites != 4");
        FOUND.put("{ it.energyPerAtom < -3 }", "energyPerAtom < -3");
        FOUND.put("{ energyPerAtom < limit }", "energyPerAtom < -3.0");
        FOUND.put("{ !(energyPerAtom < limit) }", "energyPerAtom >= -3.0");
        FOUND.put("{ formula == 'Cu' }", "formula == 'Cu'");
        FOUND.put("{ formula == \"C${'u'}\" }", "formula == 'Cu'");
        FOUND.put("{ formula >= 'B' && formula < 'D' }", "formula >= 'B' and formula < 'D'");
        FOUND.put("{ energyPerAtom < -3 && nsites == 4 }", "energyPerAtom < -3 and nsites == 4");
        FOUND.put("{ energyPerAtom < -3 || nsites > 4 }", "energyPerAtom < -3 or energyPerAtom >= -3 and nsites > 4");
        FOUND.put(
                "{ nsites > 4 ? energyPerAtom < -3 : formula == 'Cu' }",
                "nsites <= 4 and formula == 'Cu' or nsites > 4 and energyPerAtom < -3");
        FOUND.put("{ if (nsites == 2) return false; energyPerAtom < -3 }", "nsites != 2 and energyPerAtom < -3");
        FOUND.put("{ (nsites <=> 3) > 0 }", "nsites > 3");
        FOUND.put("{ isGapDirect }", "isGapDirect == true");
        FOUND.put("{ !isGapDirect }", "isGapDirect != true");
        FOUND.put("{ isGapDirect == false }", "isGapDirect == false");
        FOUND.put("{ nsites }", "nsites != 0");
        FOUND.put("{ formula && nsites > 3 }", "formula != '' and nsites > 3");
        FOUND.put("{ density > 5 }", "density > 5");
        FOUND.put("{ energyPerAtom < -3; true }", "energyPerAtom present");
        FOUND.put("{ saved > java.time.Instant.EPOCH }", "saved > 1970-01-01T00:00:00Z");
        FOUND.put(
                "{ [-3, -4].any { e -> energyPerAtom == e } }",
                "energyPerAtom != -3 and energyPerAtom == -4 or energyPerAtom == -3");
        FOUND.put("{ true }", "");
        FOUND.put("{ false }", "never");
    }

    /** Closures that have to be asked row by row. */
    private static final List<String> ROW_BY_ROW = List.of(
            "{ Math.abs(energyPerAtom) > 3 }",
            "{ energyPerAtom * nsites < -10 }",
            "{ -3 > energyPerAtom }",
            "{ formula.startsWith('C') }",
            "{ formula ==~ /C.*/ }",
            "{ formula in ['Cu', 'Ag'] }",
            "{ nsites in 2..4 }",
            "{ energyPerAtom < nsites - 7 }",
            "{ nsites % 2 == 0 && energyPerAtom < -3 }",
            "{ \"$formula$nsites\" == 'Cu4' }",
            "{ switch (nsites) { case 4: return true; default: return false } }",
            "{ def n = nsites; n > 1 && n in 2..4 }",
            "{ def n = nsites; n > 1 && n instanceof Integer }",
            "{ 4 == nsites }",
            "{ energyPerAtom != null && energyPerAtom < -3 }",
            "{ def e = energyPerAtom; nsites > 3 }",
            "{ (1..400).every { energyPerAtom < it } }");

    @Test
    void aClosureOfComparisonsBecomesTheCondition() {
        saveSome();
        var known = KnownColumns.of(rows(), Catalogue.installed(), WORKFLOW);

        FOUND.forEach((code, words) ->
                assertThat(Exploration.of(closure(code), known)).as(code).get().hasToString(words));
        ROW_BY_ROW.forEach(code ->
                assertThat(Exploration.of(closure(code), known)).as(code).isEmpty());
    }

    @Test
    void theDatabaseChoosesTheSameRowsAsTheClosureDoesRowByRow() {
        saveSome();
        var known = KnownColumns.of(rows(), Catalogue.installed(), WORKFLOW);
        var codes = new ArrayList<>(FOUND.keySet());
        codes.addAll(ROW_BY_ROW);

        for (var code : codes) {
            var asked = askedRowByRow(code, known);

            var chosen = results().where(closure(code));

            assertThat(runs(chosen.table())).as(code).isEqualTo(asked);
            assertThat(chosen.count()).as(code).isEqualTo(asked.size());
        }
    }

    @Test
    void randomClosuresOfComparisonsChooseTheSameRowsBothWays() {
        saveSome();
        var known = KnownColumns.of(rows(), Catalogue.installed(), WORKFLOW);
        Seeds.some(20).forEach(seed -> {
            var code = "{ " + expression(seed.random(), 3) + " }";
            var asked = askedRowByRow(code, known);

            var condition = Exploration.of(closure(code), known);

            assertThat(condition).as("%s %s", seed, code).isPresent();
            assertThat(runs(results().where(closure(code)).table()))
                    .as("%s %s", seed, code)
                    .isEqualTo(asked);
        });
    }

    @Test
    void aRowPassesOnlyIfAllValuesThatAreLookedAtAreThere() {
        saved(Map.of("energy_per_atom", -4.0));
        long both = saved(Map.of("energy_per_atom", -4.0, "band_gap", 1.0));
        saved(Map.of("band_gap", 1.0));

        for (var code :
                List.of("{ bandGap > 9 || energyPerAtom < -3 }", "{ Math.abs(bandGap) > 9 || energyPerAtom < -3 }")) {
            assertThat(runs(results().where(closure(code)).table())).as(code).containsExactly(both);
        }
    }

    @Test
    void wordsFollowEachOtherWhicheverWayTheyAreAsked() {
        saveSome();
        var known = results().columns("run", "nsites", "formula");

        var table = known.where(closure("{ formula.startsWith('C') }"))
                .where("nsites", ">", 2)
                .where(closure("{ nsites % 2 == 0 }"))
                .sortByDescending("energyPerAtom")
                .table();

        assertThat(table.columnNames()).containsExactly("run", "nsites", "formula");
        assertThat(table.intColumn("nsites").asList()).isNotEmpty().allMatch(count -> count == 4 || count == 6);
        assertThat(table.stringColumn("formula").asList()).allMatch(formula -> formula.startsWith("C"));
    }

    @Test
    void namesAndComparisonsThatMakeNoSenseAreRefused() {
        saveSome();

        assertThatThrownBy(() -> results().where(closure("{ energyPerAtm < -3 }")))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(
                        "Results of static-energy.emt.quick have no 'energyPerAtm'. Did you mean energyPerAtom");
        assertThatThrownBy(() -> results().where(closure("{ energyPerAtom < 'low' }")))
                .isInstanceOf(InputException.class)
                .hasMessage("energyPerAtom is compared with a number, found low.");
        assertThatThrownBy(() ->
                        results().where(closure("{ formula.length() / 0 > 1 }")).count())
                .isInstanceOf(JadeiteException.class)
                .hasMessageStartingWith("where { … } failed at run ")
                .hasMessageContaining("ivision by zero");
        assertThatThrownBy(
                        () -> results().where(closure("{ formula.lenght > 1 }")).count())
                .isInstanceOf(InputException.class)
                .hasMessageMatching("where \\{ … } failed at run \\d+: a String has no 'lenght'\\.");
    }

    /** The runs that pass where nothing is left to the database. */
    private List<Long> askedRowByRow(String code, KnownColumns known) {
        var asked = new ArrayList<Long>();
        RowTest.of(closure(code), known).each(rows(), ResultQuery.of(WORKFLOW), List.of(), row -> asked.add(row.run()));
        return asked;
    }

    private void saveSome() {
        var random = Seeds.some(1).findFirst().orElseThrow().random();
        for (int i = 0; i < 40; i++) {
            var values = new LinkedHashMap<String, Object>();
            put(values, random, "energy_per_atom", -2.5 - random.nextInt(4) / 2.0);
            put(values, random, "nsites", random.nextInt(1, 7));
            put(values, random, "formula", List.of("Cu", "Ag", "C60", "").get(random.nextInt(4)));
            put(values, random, "is_gap_direct", random.nextBoolean());
            put(values, random, "density", random.nextDouble() * 10);
            saved(values);
        }
        saved(Map.of("energy_per_atom", -3.5, "nsites", 4, "formula", "Cu", "is_gap_direct", true, "density", 8.9));
    }

    private static void put(Map<String, Object> values, RandomGenerator random, String name, Object value) {
        if (random.nextInt(6) > 0) {
            values.put(name, value);
        }
    }

    private static String expression(RandomGenerator random, int depth) {
        if (depth > 0 && random.nextInt(4) > 0) {
            var one = expression(random, depth - 1);
            var other = expression(random, depth - 1);
            return switch (random.nextInt(4)) {
                case 0 -> "(" + one + " && " + other + ")";
                case 1 -> "(" + one + " || " + other + ")";
                case 2 -> "!(" + one + ")";
                default -> "(" + one + " ? " + other + " : " + expression(random, depth - 1) + ")";
            };
        }
        var sign = List.of("<", "<=", "==", "!=", ">=", ">").get(random.nextInt(6));
        return switch (random.nextInt(4)) {
            case 0 -> "nsites " + sign + " " + random.nextInt(1, 7);
            case 1 -> "formula " + sign + " 'Cu'";
            case 2 -> "isGapDirect";
            default -> "energyPerAtom " + sign + " " + (-2.5 - random.nextInt(4) / 2.0);
        };
    }

    private ResultRows rows() {
        return new ResultRows(database());
    }
}
