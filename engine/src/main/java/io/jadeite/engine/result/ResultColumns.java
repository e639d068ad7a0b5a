package io.jadeite.engine.result;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The result values that the manual lists, with kinds and units. */
public final class ResultColumns {
    public static final ResultColumn RUN = ResultColumn.stored("run", ValueKind.WHOLE, "", "result.run_id");
    public static final ResultColumn STATUS = ResultColumn.stored("status", ValueKind.TEXT, "", "result.status");
    public static final ResultColumn SAVED = ResultColumn.stored("saved", ValueKind.TIME, "", "result.saved_at");

    private static final Map<String, ResultColumn> LISTED = List.of(
                    RUN,
                    STATUS,
                    ResultColumn.stored("attempt", ValueKind.COUNT, "", "result.attempt"),
                    ResultColumn.stored("formula", ValueKind.TEXT, "", "result.formula"),
                    ResultColumn.stored("nsites", ValueKind.COUNT, "", "result.nsites"),
                    ResultColumn.stored("energy", ValueKind.REAL, "eV", "result.energy"),
                    ResultColumn.stored("energy_per_atom", ValueKind.REAL, "eV", "result.energy_per_atom"),
                    ResultColumn.stored("volume", ValueKind.REAL, "Å³", "result.volume"),
                    ResultColumn.stored(
                            "volume_per_atom", ValueKind.REAL, "Å³", "result.volume / nullif(result.nsites, 0)"),
                    ResultColumn.stored("volume_change", ValueKind.REAL, "", "result.volume_change"),
                    ResultColumn.stored("max_force", ValueKind.REAL, "eV/Å", "result.max_force"),
                    ResultColumn.stored("band_gap", ValueKind.REAL, "eV", "result.band_gap"),
                    ResultColumn.stored("is_gap_direct", ValueKind.FLAG, "", "result.is_gap_direct"),
                    ResultColumn.stored("energy_fermi", ValueKind.REAL, "eV", "result.energy_fermi"),
                    ResultColumn.inValues("density", ValueKind.REAL, "g/cm³"),
                    ResultColumn.inValues("site_forces", ValueKind.TEXT, "eV/Å"),
                    ResultColumn.inValues("lattice_stress", ValueKind.TEXT, "eV/Å³"),
                    ResultColumn.inValues("structure_final", ValueKind.TEXT, ""),
                    ResultColumn.inValues("n_ionic_steps", ValueKind.COUNT, ""),
                    ResultColumn.inValues("converged", ValueKind.FLAG, ""),
                    ResultColumn.inValues("kinetic_energy", ValueKind.REAL, "eV"),
                    ResultColumn.inValues("temperature_mean", ValueKind.REAL, "K"),
                    ResultColumn.inValues("time", ValueKind.REAL, "fs"),
                    ResultColumn.inValues("n_frames", ValueKind.COUNT, ""),
                    ResultColumn.inValues("trajectory", ValueKind.TEXT, ""),
                    SAVED)
            .stream()
            .collect(Collectors.toMap(ResultColumn::name, column -> column, (a, b) -> a, LinkedHashMap::new));

    private ResultColumns() {}

    /** By its name in either spelling, {@code energy_per_atom} or {@code energyPerAtom}. */
    public static Optional<ResultColumn> find(String name) {
        return Optional.ofNullable(LISTED.get(plainName(name)));
    }

    /** The unit of a value, by its name in either spelling; empty where it has none. */
    public static String unit(String name) {
        return find(name).map(ResultColumn::unit).orElse("");
    }

    /** Those that each result has in the table of results, whichever workflow it is of. */
    static List<ResultColumn> stored() {
        return LISTED.values().stream()
                .filter(column -> column.stored().isPresent())
                .toList();
    }

    /** {@code energyPerAtom} of {@code energy_per_atom}. */
    public static String scriptName(String name) {
        var words = name.split("_", -1);
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> word.isEmpty()
                                ? "_"
                                : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }

    /** {@code energy_per_atom} of {@code energyPerAtom}, and of itself. */
    public static String plainName(String name) {
        return name.replaceAll("(?<=[a-z0-9])([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
