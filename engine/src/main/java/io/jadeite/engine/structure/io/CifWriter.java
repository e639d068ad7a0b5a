package io.jadeite.engine.structure.io;

import io.jadeite.engine.structure.Mixture;
import io.jadeite.engine.structure.Occupant;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Species;
import io.jadeite.engine.structure.Structure;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Writes a CIF that lists each site, whose only symmetry operation is the identity. */
final class CifWriter {
    private final StringBuilder text = new StringBuilder();

    private CifWriter() {}

    static String text(Structure structure) {
        var writer = new CifWriter();
        writer.head(structure);
        writer.oxidationStates(structure);
        writer.sites(structure);
        return writer.text.toString();
    }

    private void head(Structure structure) {
        var lattice = structure.lattice();
        var lengths = lattice.lengths();
        var angles = lattice.angles();
        line("data_" + structure.reducedFormula());
        line("_symmetry_space_group_name_H-M 'P 1'");
        value("_cell_length_a", lengths[0]);
        value("_cell_length_b", lengths[1]);
        value("_cell_length_c", lengths[2]);
        value("_cell_angle_alpha", angles[0]);
        value("_cell_angle_beta", angles[1]);
        value("_cell_angle_gamma", angles[2]);
        value("_cell_volume", structure.volume());
        line("_symmetry_Int_Tables_number 1");
        line("_chemical_formula_structural '%s'".formatted(structure.reducedFormula()));
        line("_chemical_formula_sum '%s'".formatted(structure.formula()));
        line("loop_");
        line(" _symmetry_equiv_pos_site_id");
        line(" _symmetry_equiv_pos_as_xyz");
        line("  1 'x, y, z'");
    }

    private void oxidationStates(Structure structure) {
        var states = new TreeMap<String, Double>();
        for (var site : structure.sites()) {
            shares(site.occupant())
                    .keySet()
                    .forEach(species -> species.oxidationState().ifPresent(state -> states.put(species.name(), state)));
        }
        if (!states.isEmpty()) {
            line("loop_");
            line(" _atom_type_symbol");
            line(" _atom_type_oxidation_number");
            states.forEach((symbol, state) -> line("  %s %s".formatted(symbol, state)));
        }
    }

    private void sites(Structure structure) {
        line("loop_");
        line(" _atom_site_type_symbol");
        line(" _atom_site_label");
        line(" _atom_site_fract_x");
        line(" _atom_site_fract_y");
        line(" _atom_site_fract_z");
        line(" _atom_site_occupancy");
        var numbers = new HashMap<String, Integer>();
        for (var site : structure.sites()) {
            shares(site.occupant()).forEach((species, share) -> {
                var symbol = species.element().symbol();
                int number = numbers.merge(symbol, 1, Integer::sum) - 1;
                row(site, species.name(), symbol + number, share);
            });
        }
    }

    private void row(Site site, String symbol, String label, double share) {
        var at = site.fractional();
        line("  %s %s %s %s %s %s"
                .formatted(
                        symbol,
                        label,
                        FortranNumber.write(at.x()),
                        FortranNumber.write(at.y()),
                        FortranNumber.write(at.z()),
                        share == 1 ? "1" : Double.toString(share)));
    }

    private static Map<Species, Double> shares(Occupant occupant) {
        return switch (occupant) {
            case Species species -> new LinkedHashMap<>(Map.of(species, 1.0));
            case Mixture mixture -> mixture.shares();
        };
    }

    private void value(String name, double value) {
        line(name + " " + FortranNumber.write(value));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
