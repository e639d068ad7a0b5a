package io.jadeite.engine.vasp.error;

import io.jadeite.engine.calculation.Change;
import io.jadeite.engine.calculation.Correction;
import io.jadeite.engine.calculation.Handler;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a handler knows while it decides, and what it has decided so far, in order. For one thread. */
final class Plan {
    private final String handler;
    private final Set<String> errors;
    private final Inputs inputs;
    private final Handler.Calculation calculation;
    private final List<Change> changes = new ArrayList<>();

    Plan(String handler, Set<String> errors, Inputs inputs, Handler.Calculation calculation) {
        this.handler = handler;
        this.errors = errors;
        this.inputs = inputs;
        this.calculation = calculation;
    }

    Inputs inputs() {
        return inputs;
    }

    Path directory() {
        return calculation.directory();
    }

    boolean has(String error) {
        return errors.contains(error);
    }

    boolean hasAny(String... any) {
        return Set.of(any).stream().anyMatch(errors::contains);
    }

    /** How often it was corrected before. */
    long count(String error) {
        return calculation.count(handler, error);
    }

    /** The changes of the first correction for it. */
    List<Change> first(String error) {
        return calculation.earlier().stream()
                .filter(applied ->
                        applied.handler().equals(handler) && applied.errors().contains(error))
                .findFirst()
                .map(applied -> applied.correction().changes())
                .orElse(List.of());
    }

    /** Names and values in turn. */
    void set(Object... namesAndValues) {
        var values = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        changes.add(new Change.Values("INCAR", values, List.of()));
    }

    void unset(String... tags) {
        changes.add(new Change.Values("INCAR", Map.of(), List.of(tags)));
    }

    void setKpoints(Object... namesAndValues) {
        var values = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        changes.add(new Change.Values("KPOINTS", values, List.of()));
    }

    /** The mesh lies around Γ from now on. */
    void centre() {
        setKpoints(KpointsChange.STYLE, "Gamma");
    }

    void changeStructure(String how, Object value) {
        changes.add(new Change.Values("POSCAR", Map.of(how, value), List.of()));
    }

    void delete(String... files) {
        for (var file : files) {
            changes.add(new Change.Delete(file));
        }
    }

    /** What VASP would begin with otherwise, unless it is told to keep the charge density. */
    void deleteStart(String... files) {
        if (inputs.number("ICHARG", 0) < 10) {
            delete(files);
        }
    }

    /** Goes on from where the atoms are, so that nothing is lost; not where the CONTCAR isn't whole. */
    void goOnFromContcar() {
        if (Inputs.structure(directory().resolve("CONTCAR")).isPresent()) {
            changes.add(new Change.Copy("CONTCAR", "POSCAR"));
        }
    }

    void halvePotim() {
        double now = inputs.number("POTIM", 0.5);
        double half = rounded(now / 2);
        if (half < now) {
            set("POTIM", half);
        }
    }

    Correction correction() {
        return new Correction(changes);
    }

    /** To two decimals, exact halves to even ones. */
    static double rounded(double value) {
        return new BigDecimal(value).setScale(2, RoundingMode.HALF_EVEN).doubleValue();
    }
}
