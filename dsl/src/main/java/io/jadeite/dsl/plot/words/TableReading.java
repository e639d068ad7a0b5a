package io.jadeite.dsl.plot.words;

import io.jadeite.dsl.plot.NumberColumns;
import io.jadeite.dsl.plot.PlotOptions;
import io.jadeite.dsl.plot.calculation.EquationOfState;
import io.jadeite.dsl.plot.phase.Formula;
import io.jadeite.dsl.plot.phase.PhaseDiagram;
import io.jadeite.dsl.plot.phase.PhaseEntry;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/** Makes equations of state and phase diagrams of tables. */
final class TableReading {
    private TableReading() {}

    static EquationOfState equationOfState(Table table, Map<String, ?> asked) {
        var options = new PlotOptions("plot.equationOfState", asked, List.of("volume", "energy"));
        var problems = options.problems();
        var volumes = problems.collect(
                () -> NumberColumns.of(table, options.text("volume").orElse("volume")));
        var energies = problems.collect(
                () -> NumberColumns.of(table, options.text("energy").orElse("energy")));
        problems.throwIfAny();
        if (volumes == null || energies == null) {
            throw new IllegalStateException("a column that isn't there is a problem");
        }
        return EquationOfState.of(volumes, energies);
    }

    static PhaseDiagram phaseDiagram(Table table, Map<String, ?> asked) {
        var options = new PlotOptions("plot.hull", asked, List.of("formula", "energy", "name"));
        var problems = options.problems();
        var formulas = problems.collect(
                () -> NumberColumns.texts(table, options.text("formula").orElse("formula")));
        var energies = problems.collect(
                () -> NumberColumns.of(table, options.text("energy").orElse("energy")));
        var names = options.text("name").map(name -> problems.collect(() -> NumberColumns.texts(table, name)));
        problems.throwIfAny();
        if (formulas == null || energies == null) {
            throw new IllegalStateException("a column that isn't there is a problem");
        }
        return PhaseDiagram.of(entries(formulas, energies, names.orElse(List.of())));
    }

    private static List<PhaseEntry> entries(List<String> formulas, double[] energies, List<String> names) {
        var problems = new Problems();
        var entries = new ArrayList<PhaseEntry>();
        for (int row = 0; row < formulas.size(); row++) {
            int here = row;
            try {
                var composition = Formula.parse(formulas.get(here));
                entries.add(new PhaseEntry(
                        names.isEmpty() ? composition.reducedFormula() : names.get(here), composition, energies[here]));
            } catch (InputException e) {
                problems.add("Row %d: %s".formatted(here, e.getMessage()));
            }
        }
        problems.throwIfAny();
        return entries;
    }
}
