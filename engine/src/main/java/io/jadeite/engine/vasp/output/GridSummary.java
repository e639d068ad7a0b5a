package io.jadeite.engine.vasp.output;

import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.vasp.output.grid.Grid;
import io.jadeite.engine.vasp.output.grid.VolumetricFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums up CHGCAR, LOCPOT, ELFCAR and the like. */
final class GridSummary {
    private static final Vector UP = new Vector(1.01, 1.02, 1.03);

    private GridSummary() {}

    static Map<String, @Nullable Object> of(VolumetricFile file) {
        var map = Entries.begin(file.extent());
        var total = file.total();
        map.put("formula", file.structure().formula());
        map.put("dim", List.of(total.pointsA(), total.pointsB(), total.pointsC()));
        map.put("ngridpts", total.size());
        var sums = new LinkedHashMap<String, @Nullable Double>();
        file.named().forEach((name, grid) -> sums.put(name, Entries.number(grid.sum())));
        if (file.grids().size() == 4) {
            sums.put("diff", Entries.number(signedMagnetisation(file.grids())));
        }
        map.put("sum", sums);
        return map;
    }

    /** Of the lengths of the magnetisation at all points, negative where it points away from pymatgen's direction. */
    private static double signedMagnetisation(List<Grid> grids) {
        double sum = 0;
        for (int c = 0; c < grids.getFirst().pointsC(); c++) {
            for (int b = 0; b < grids.getFirst().pointsB(); b++) {
                for (int a = 0; a < grids.getFirst().pointsA(); a++) {
                    var moment = new Vector(
                            grids.get(1).get(a, b, c),
                            grids.get(2).get(a, b, c),
                            grids.get(3).get(a, b, c));
                    sum += Math.signum(moment.dot(UP)) * moment.length();
                }
            }
        }
        return sum;
    }
}
