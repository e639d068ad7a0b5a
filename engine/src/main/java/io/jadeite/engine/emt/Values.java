package io.jadeite.engine.emt;

import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.structure.io.StructureJson;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The named values of a result, as the manual lists them. */
final class Values {
    private Values() {}

    /** Of a structure and what the potential says of it; forces count along the coordinates that may move. */
    static Map<String, Object> of(Structure structure, Evaluation evaluation, double maxForce) {
        var values = new LinkedHashMap<String, Object>();
        values.put("formula", structure.formula());
        values.put("nsites", structure.size());
        values.put("energy", evaluation.energy());
        values.put("energy_per_atom", evaluation.energy() / structure.size());
        values.put("volume", structure.volume());
        values.put("density", structure.density());
        values.put("max_force", maxForce);
        values.put("site_forces", evaluation.forces().stream().map(Values::list).toList());
        values.put(
                "lattice_stress",
                Arrays.stream(evaluation.stress().rows()).map(Values::list).toList());
        return values;
    }

    static void putFinalStructure(Map<String, Object> values, Structure start, Structure end) {
        values.put("volume_change", end.volume() / start.volume() - 1);
        values.put("structure_final", StructureJson.toMap(end));
    }

    private static List<Double> list(Vector vector) {
        return list(vector.toArray());
    }

    private static List<Double> list(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
