package io.jadeite.engine.vasp.error;

import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.vasp.output.outcar.Outcar;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Bands, projectors, and how they are shared out among processors. */
final class BasisRemedies {
    private static final Pattern BANDS = Pattern.compile("NBANDS=\\s*([0-9]+)\\s*$");

    private BasisRemedies() {}

    static void subspace(Plan plan) {
        if (!plan.has("subspacematrix")) {
            return;
        }
        var inputs = plan.inputs();
        long before = plan.count("subspacematrix");
        if (before == 0 && inputs.projectsInRealSpace()) {
            plan.set("LREAL", false);
        } else if (before == 1 && !inputs.text("PREC", "Normal").equals("Accurate")) {
            plan.set("PREC", "Accurate");
        }
    }

    static void realSpace(Plan plan) {
        if (plan.hasAny("rspher", "real_optlay", "nicht_konv") && plan.inputs().projectsInRealSpace()) {
            plan.set("LREAL", false);
        }
    }

    static void fewBands(Plan plan) {
        if (plan.has("too_few_bands")) {
            moreBands(plan);
        }
    }

    /** By a tenth, one at least. */
    static void moreBands(Plan plan) {
        var now = bands(plan);
        now.ifPresent(bands -> plan.set("NBANDS", Math.max((long) (1.1 * bands), bands + 1)));
    }

    /** VASP may have changed what the INCAR says; what it takes stands in its OUTCAR. */
    private static OptionalLong bands(Plan plan) {
        return plan.inputs().has("NBANDS") ? OptionalLong.of(plan.inputs().whole("NBANDS", 0)) : bandsOfOutcar(plan);
    }

    static OptionalLong bandsOfOutcar(Plan plan) {
        var found = new AtomicLong(-1);
        OutputText.lines(plan.directory(), "OUTCAR", line -> {
            var matcher = BANDS.matcher(line);
            if (matcher.find()) {
                found.set(Long.parseLong(matcher.group(1)));
            }
            return found.get() >= 0;
        });
        return found.get() >= 0 ? OptionalLong.of(found.get()) : OptionalLong.empty();
    }

    static void localisation(Plan plan) {
        if (plan.has("elf_kpar") && plan.inputs().whole("KPAR", 1) != 1) {
            plan.set("KPAR", 1);
        }
    }

    static void perturbation(Plan plan) {
        if (plan.has("dfpt_ncore")) {
            for (var tag : List.of("NCORE", "NPAR")) {
                if (plan.inputs().has(tag)) {
                    plan.unset(tag);
                }
            }
        }
    }

    /** As many as VASP would take by itself (main.F), where that is more than there were. */
    static void bandsNotSufficient(Plan plan) {
        if (!plan.has("nbands_not_sufficient")) {
            return;
        }
        var inputs = plan.inputs();
        var electrons = electrons(plan);
        var structure = inputs.structure();
        if (electrons.isEmpty() || structure.isEmpty()) {
            return;
        }
        double moment = inputs.whole("ISPIN", 1) == 2 ? Math.floor((moments(inputs) + 1) / 2) : 0;
        double bands = Math.max(
                        Math.floor((electrons.getAsDouble() + 2) / 2)
                                + Math.max(Math.floor(structure.get().size() / 2.0), 3),
                        Math.floor(electrons.getAsDouble() * 0.6))
                + moment;
        if (inputs.isOn("LNONCOLLINEAR") || inputs.isOn("LSORBIT")) {
            bands *= 2;
        }
        long cores = Math.max(1, inputs.whole("NCORE", 1));
        long wanted = (long) Math.ceil(bands / cores) * cores;
        var used = bands(plan);
        if (used.isEmpty() || wanted > used.getAsLong()) {
            plan.set("NBANDS", wanted);
        }
    }

    private static double moments(Inputs inputs) {
        return inputs.plain().get("MAGMOM") instanceof List<?> moments
                ? moments.stream()
                        .filter(Number.class::isInstance)
                        .mapToDouble(moment -> ((Number) moment).doubleValue())
                        .sum()
                : 0;
    }

    /** Empty where no OUTCAR says it. */
    static OptionalDouble electrons(Plan plan) {
        try {
            var file = OutputText.find(plan.directory(), "OUTCAR");
            double count = file.isEmpty() ? Double.NaN : Outcar.read(file.get()).electronCount();
            return Double.isNaN(count) ? OptionalDouble.empty() : OptionalDouble.of(count);
        } catch (JadeiteException e) {
            return OptionalDouble.empty();
        }
    }
}
