package io.jadeite.engine.vasp.error;

import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.vasp.preset.MeshDensity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** The tetrahedron method needs enough k-points around Γ; without them electrons are smeared by Gaussians. */
final class SmearingRemedies {
    private static final int MOST_SITES = 50;
    private static final int FEWEST_POINTS = 4;
    private static final int MOST_TRIES = 500;
    private static final double STEP = 0.1;

    private SmearingRemedies() {}

    static void tetrahedra(Plan plan) {
        if (plan.has("tet")) {
            plan.set("ISMEAR", 0, "SIGMA", 0.05);
        }
    }

    /** The Fermi level isn't found: vasp.at/forum/viewtopic.php?t=416. */
    static void fermiLevel(Plan plan) {
        if (!plan.has("dentet")) {
            return;
        }
        var inputs = plan.inputs();
        boolean bySpacing = inputs.has("KSPACING");
        if (bySpacing && inputs.has("KGAMMA") && !inputs.isOn("KGAMMA")) {
            plan.set("KGAMMA", true);
        } else if (inputs.isMonkhorst()) {
            plan.centre();
        } else if (plan.count("dentet") >= 2 || !denser(plan, bySpacing)) {
            plan.set("ISMEAR", 0, "SIGMA", 0.05);
        }
    }

    private static boolean denser(Plan plan, boolean bySpacing) {
        var structure = plan.inputs().structure().filter(cell -> cell.size() < MOST_SITES);
        if (structure.isEmpty()) {
            return false;
        }
        if (bySpacing) {
            var spacing = smaller(structure.get(), plan.inputs().number("KSPACING", 0.5));
            spacing.ifPresent(value -> plan.set("KSPACING", value, "KGAMMA", true));
            return spacing.isPresent();
        }
        var mesh = plan.inputs().mesh();
        var divisions = mesh.flatMap(now -> more(structure.get(), now.divisions()));
        divisions.ifPresent(
                more -> plan.setKpoints(KpointsChange.STYLE, "Gamma", KpointsChange.DIVISIONS, List.of(more)));
        return divisions.isPresent();
    }

    private static Optional<Double> smaller(Structure structure, double spacing) {
        long now = product(bySpacing(structure, spacing));
        double factor = 1 + STEP;
        for (int i = 0; i < MOST_TRIES; i++) {
            double tried = new BigDecimal(spacing / factor)
                    .setScale(6, RoundingMode.HALF_EVEN)
                    .doubleValue();
            long points = product(bySpacing(structure, tried));
            if (points > now && points >= FEWEST_POINTS) {
                return Optional.of(tried);
            }
            factor += STEP;
        }
        return Optional.empty();
    }

    /** As VASP takes KSPACING: vasp.at/wiki/KSPACING. */
    private static List<Integer> bySpacing(Structure structure, double spacing) {
        var lattice = structure.lattice();
        double volume = lattice.volume();
        var reciprocal = List.of(
                lattice.b().cross(lattice.c()),
                lattice.c().cross(lattice.a()),
                lattice.a().cross(lattice.b()));
        return reciprocal.stream()
                .map(vector -> (int) Math.max(1, Math.ceil(2 * Math.PI * vector.length() / volume / spacing)))
                .toList();
    }

    private static Optional<List<Integer>> more(Structure structure, List<Integer> now) {
        var lengths = structure.lattice().lengths();
        double multiple = 0;
        for (int i = 0; i < 3; i++) {
            multiple = Math.max(multiple, now.get(i) * lengths[i]);
        }
        double density = structure.size() * Math.pow(multiple, 3) / (lengths[0] * lengths[1] * lengths[2]);
        double factor = 1 + STEP;
        for (int i = 0; i < MOST_TRIES; i++) {
            var tried = MeshDensity.divisions(structure, factor * density);
            if (product(tried) > product(now) && product(tried) >= FEWEST_POINTS) {
                return Optional.of(tried);
            }
            factor += STEP;
        }
        return Optional.empty();
    }

    private static long product(List<Integer> divisions) {
        return divisions.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    }
}
