package io.jadeite.engine.vasp.error;

import io.jadeite.engine.calculation.Change;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.vasp.output.outcar.Outcar;
import java.util.List;

/** How the charge density of one electronic step is mixed into the next. */
final class MixingRemedies {
    private static final double LEAST_MIXING = 0.01;

    private MixingRemedies() {}

    static void longCell(Plan plan) {
        if (plan.has("amin") && plan.inputs().number("AMIN", 0.1) > LEAST_MIXING) {
            plan.set("AMIN", LEAST_MIXING);
        }
    }

    /** A finished run is only gone on with first; then Kerker's mixing, another mesh, and at last no symmetry and a fresh start. */
    static void chargeMixing(Plan plan) {
        if (!plan.has("brmix")) {
            return;
        }
        var inputs = plan.inputs();
        long rung = rung(plan);
        if (rung == 0) {
            plan.set("ISTART", 1);
        } else if (rung == 1 && inputs.whole("IMIX", 4) != 1) {
            plan.set("IMIX", 1);
        } else if (rung == 2 && inputs.mesh().isPresent() && !inputs.isMonkhorst()) {
            plan.setKpoints(KpointsChange.STYLE, "Monkhorst");
            unmixed(plan);
        } else if ((rung == 2 || rung == 3) && inputs.isMonkhorst()) {
            plan.centre();
            unmixed(plan);
            var divisions = inputs.mesh().orElseThrow().divisions();
            if (divisions.stream().allMatch(number -> number % 2 == 0)) {
                plan.setKpoints(
                        KpointsChange.DIVISIONS,
                        List.of(divisions.stream().map(number -> number + 1).toList()));
            }
        } else if ((rung == 2 || rung == 3)
                && inputs.has("KSPACING")
                && inputs.has("KGAMMA")
                && !inputs.isOn("KGAMMA")) {
            plan.set("KGAMMA", true);
        } else {
            if (inputs.usesSymmetry()) {
                plan.set("ISYM", 0);
            }
            if (inputs.isMonkhorst()) {
                plan.centre();
            }
            plan.deleteStart("CHGCAR", "WAVECAR");
        }
    }

    private static void unmixed(Plan plan) {
        if (plan.inputs().has("IMIX")) {
            plan.unset("IMIX");
        }
    }

    /** The first one is left out where the run before didn't come to its end. */
    private static long rung(Plan plan) {
        long before = plan.count("brmix");
        if (before == 0) {
            return hasEnded(plan) ? 0 : 1;
        }
        boolean beganByGoingOn = plan.first("brmix").stream()
                .anyMatch(change ->
                        change instanceof Change.Values values && values.set().containsKey("ISTART"));
        return before + (beganByGoingOn ? 0 : 1);
    }

    private static boolean hasEnded(Plan plan) {
        try {
            return OutputText.find(plan.directory(), "OUTCAR")
                    .map(file -> !Outcar.read(file).isStopped())
                    .orElse(false);
        } catch (JadeiteException e) {
            return false;
        }
    }
}
