package io.jadeite.engine.vasp.preset;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Nearest;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.structure.io.FortranNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How k-points are made, in the words of presets and of {@code --kpoints.…}.
 *
 * @param reciprocalDensity points for each Å⁻³ of the reciprocal cell (with its 2π)
 * @param gridDensity points times atoms
 * @param length of VASP's automatic mesh, in Å
 * @param lineDensity points for each Å⁻¹ of the path between the symmetric points
 * @param explicit whether the mesh is written point by point, reduced by symmetry
 * @param zeroWeightedReciprocalDensity of a second mesh that only gets energies
 * @param zeroWeightedLineDensity of a path that only gets energies
 * @param added single points that only get energies
 * @param products for each lattice vector: divisions times its length in Å; 0 for one division
 * @param divisions of a mesh around Γ; empty for none
 * @param monkhorst whether those divisions are of a mesh by Monkhorst and Pack
 * @param gammaCentred whether meshes lie around Γ also where they needn't
 */
record KpointSettings(
        OptionalDouble reciprocalDensity,
        OptionalDouble gridDensity,
        OptionalDouble length,
        OptionalDouble lineDensity,
        boolean explicit,
        OptionalDouble zeroWeightedReciprocalDensity,
        OptionalDouble zeroWeightedLineDensity,
        List<Vector> added,
        List<Double> products,
        List<Integer> divisions,
        boolean monkhorst,
        boolean gammaCentred) {
    static final String GAMMA_CENTRED = "gamma_centred";

    private static final List<String> NAMES = List.of(
            "reciprocal_density",
            "grid_density",
            "length",
            "line_density",
            "explicit",
            "zero_weighted_reciprocal_density",
            "zero_weighted_line_density",
            "added_kpoints",
            "products",
            "gamma",
            "monkhorst",
            GAMMA_CENTRED);

    /** @throws InputException with all that is wrong */
    static KpointSettings of(Map<String, Object> said) {
        var problems = new Problems();
        for (var name : said.keySet()) {
            if (!NAMES.contains(name)) {
                problems.add("There is no setting '%s' of k-points.%s There are %s."
                        .formatted(name, Nearest.question(name, NAMES), String.join(", ", NAMES)));
            }
        }
        var gamma = wholes(said, "gamma", problems);
        var monkhorst = wholes(said, "monkhorst", problems);
        var settings = new KpointSettings(
                number(said, "reciprocal_density", problems),
                number(said, "grid_density", problems),
                number(said, "length", problems),
                number(said, "line_density", problems),
                "true".equals(String.valueOf(said.get("explicit"))),
                number(said, "zero_weighted_reciprocal_density", problems),
                number(said, "zero_weighted_line_density", problems),
                points(said, problems),
                reals(said, "products", problems),
                gamma.isEmpty() ? monkhorst : gamma,
                gamma.isEmpty() && !monkhorst.isEmpty(),
                "true".equals(String.valueOf(said.get(GAMMA_CENTRED))));
        settings.checkTogether(said, problems);
        problems.throwIfAny();
        return settings;
    }

    private void checkTogether(Map<String, Object> said, Problems problems) {
        boolean single = length.isPresent() || !products.isEmpty() || !divisions.isEmpty();
        if (single && said.size() > 1) {
            problems.add("The settings length, products, gamma and monkhorst stand alone, found %s."
                    .formatted(said.keySet()));
        }
        boolean second = zeroWeightedLineDensity.isPresent() || zeroWeightedReciprocalDensity.isPresent();
        if (second && lineDensity.isPresent()) {
            problems.add("A line_density can't be together with zero-weighted points.");
        }
        if (second && reciprocalDensity.isEmpty() && gridDensity.isEmpty()) {
            problems.add("Zero-weighted points need a reciprocal_density or a grid_density beside them.");
        }
    }

    /** Whether the mesh is written point by point. */
    boolean listsPoints() {
        return explicit
                || !added.isEmpty()
                || zeroWeightedLineDensity.isPresent()
                || zeroWeightedReciprocalDensity.isPresent();
    }

    private static OptionalDouble number(Map<String, Object> said, String name, Problems problems) {
        var value = said.get(name);
        if (value == null) {
            return OptionalDouble.empty();
        }
        double number = real(value);
        if (!(number > 0)) {
            problems.add("%s should be a number above 0, found '%s'.".formatted(name, value));
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(number);
    }

    private static List<Integer> wholes(Map<String, Object> said, String name, Problems problems) {
        var reals = reals(said, name, problems);
        if (reals.stream().anyMatch(number -> number < 1 || number != Math.rint(number) || number > 10_000)) {
            problems.add("%s should be three whole numbers above 0, found %s.".formatted(name, said.get(name)));
            return List.of();
        }
        return reals.stream().map(Double::intValue).toList();
    }

    private static List<Double> reals(Map<String, Object> said, String name, Problems problems) {
        var value = said.get(name);
        if (value == null) {
            return List.of();
        }
        var numbers = new ArrayList<Double>();
        if (value instanceof List<?> list) {
            list.forEach(item -> numbers.add(real(item)));
        }
        if (numbers.size() != 3 || numbers.stream().anyMatch(number -> !(number >= 0))) {
            problems.add("%s should be three numbers, found '%s'.".formatted(name, value));
            return List.of();
        }
        return numbers;
    }

    private static List<Vector> points(Map<String, Object> said, Problems problems) {
        var points = new ArrayList<Vector>();
        if (said.get("added_kpoints") instanceof List<?> list) {
            for (var item : list) {
                if (item instanceof List<?> numbers
                        && numbers.size() == 3
                        && numbers.stream().allMatch(Number.class::isInstance)) {
                    points.add(new Vector(real(numbers.get(0)), real(numbers.get(1)), real(numbers.get(2))));
                } else {
                    problems.add("added_kpoints should be points of three numbers, found '%s'.".formatted(item));
                }
            }
        }
        return points;
    }

    private static double real(Object value) {
        return switch (value) {
            case Number number -> number.doubleValue();
            default -> FortranNumber.parse(String.valueOf(value).strip());
        };
    }
}
