package io.jadeite.engine.vasp.error;

import io.jadeite.engine.calculation.Correction;
import io.jadeite.engine.calculation.Finding;
import io.jadeite.engine.calculation.Handler;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The grid of the fast Fourier transform is too coarse for the cut-off. */
record Aliasing(String output) implements Handler {
    private static final String TOO_SMALL = "WARNING: small aliasing (wrap around) errors must be expected";
    private static final String OF_INCAR = "Your FFT grids (NGX,NGY,NGZ) are not sufficient for an accurate";
    private static final Pattern WANTED = Pattern.compile(".+aliasing errors.*(NG.)\\s*to\\s*(\\d+)");

    @Override
    public String name() {
        return "Aliasing";
    }

    @Override
    public boolean monitors() {
        return true;
    }

    @Override
    public Optional<Finding> check(Calculation calculation) {
        var text = OutputText.read(calculation.directory(), output).orElse("");
        var errors = new LinkedHashSet<String>();
        if (text.contains(TOO_SMALL)) {
            errors.add("aliasing");
        }
        if (text.contains(OF_INCAR)) {
            errors.add("aliasing_incar");
        }
        if (errors.isEmpty()) {
            return Optional.empty();
        }
        var plan = new Plan(name(), errors, Inputs.read(calculation.directory()), calculation);
        boolean helps = !plan.has("aliasing") || asOutcarWants(plan);
        if (plan.has("aliasing_incar")) {
            var said = List.of("NGX", "NGY", "NGZ").stream()
                    .filter(plan.inputs()::has)
                    .toArray(String[]::new);
            if (said.length > 0) {
                plan.unset(said);
                plan.deleteStart("CHGCAR", "WAVECAR");
            } else {
                helps = false;
            }
        }
        Optional<Correction> correction = helps ? Optional.of(plan.correction()) : Optional.empty();
        return Optional.of(new Finding(name(), List.copyOf(errors), correction));
    }

    /** What the first block of the OUTCAR says. */
    private static boolean asOutcarWants(Plan plan) {
        var values = new ArrayList<Object>();
        OutputText.lines(plan.directory(), "OUTCAR", line -> {
            var matcher = WANTED.matcher(line);
            if (matcher.find()) {
                values.add(matcher.group(1));
                values.add(Integer.parseInt(matcher.group(2)));
            }
            return !values.isEmpty() && line.contains("NGZ");
        });
        if (values.isEmpty()) {
            return false;
        }
        plan.set(values.toArray());
        plan.deleteStart("CHGCAR", "WAVECAR");
        return true;
    }
}
