package io.jadeite.engine.result;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The result values that the manual lists, with kinds and units. */
public final class ResultValues {
    public static final ResultValue RUN = ResultValue.common("run", ValueKind.WHOLE, "", "result.run_id");
    public static final ResultValue STATUS = ResultValue.common("status", ValueKind.TEXT, "", "result.status");
    public static final ResultValue SAVED = ResultValue.common("saved", ValueKind.TIME, "", "result.saved_at");

    /** What each run has, whatever a result record calls by these names. */
    static final Set<String> EACH_RUN = Set.of("run", "status", "attempt", "saved");

    private static final Map<String, ResultValue> LISTED = List.of(
                    RUN,
                    STATUS,
                    ResultValue.common("attempt", ValueKind.COUNT, "", "result.attempt"),
                    ResultValue.common("formula", ValueKind.TEXT, "", "result.formula"),
                    ResultValue.common("nsites", ValueKind.COUNT, "", "result.nsites"),
                    ResultValue.common("energy", ValueKind.REAL, "eV", "result.energy"),
                    ResultValue.common("energy_per_atom", ValueKind.REAL, "eV", "result.energy_per_atom"),
                    ResultValue.common("volume", ValueKind.REAL, "Å³", "result.volume"),
                    ResultValue.common(
                            "volume_per_atom", ValueKind.REAL, "Å³", "result.volume / nullif(result.nsites, 0)"),
                    ResultValue.common("volume_change", ValueKind.REAL, "", "result.volume_change"),
                    ResultValue.common("max_force", ValueKind.REAL, "eV/Å", "result.max_force"),
                    ResultValue.common("band_gap", ValueKind.REAL, "eV", "result.band_gap"),
                    ResultValue.common("is_gap_direct", ValueKind.FLAG, "", "result.is_gap_direct"),
                    ResultValue.common("energy_fermi", ValueKind.REAL, "eV", "result.energy_fermi"),
                    ResultValue.inValues("density", ValueKind.REAL, "g/cm³"),
                    ResultValue.inValues("site_forces", ValueKind.JSON, "eV/Å"),
                    ResultValue.inValues("lattice_stress", ValueKind.JSON, "eV/Å³"),
                    ResultValue.inValues("structure_final", ValueKind.JSON, ""),
                    ResultValue.inValues("n_ionic_steps", ValueKind.COUNT, ""),
                    ResultValue.inValues("converged", ValueKind.FLAG, ""),
                    ResultValue.inValues("kinetic_energy", ValueKind.REAL, "eV"),
                    ResultValue.inValues("temperature_mean", ValueKind.REAL, "K"),
                    ResultValue.inValues("time", ValueKind.REAL, "fs"),
                    ResultValue.inValues("n_frames", ValueKind.COUNT, ""),
                    ResultValue.inValues("trajectory", ValueKind.TEXT, ""),
                    SAVED)
            .stream()
            .collect(Collectors.toMap(ResultValue::name, column -> column, (a, b) -> a, LinkedHashMap::new));

    private ResultValues() {}

    /** By its name in either spelling, {@code energy_per_atom} or {@code energyPerAtom}. */
    public static Optional<ResultValue> find(String name) {
        return Optional.ofNullable(LISTED.get(plainName(name)));
    }

    /** The unit of a value, by its name in either spelling; empty where it has none. */
    public static String unit(String name) {
        return find(name).map(ResultValue::unit).orElse("");
    }

    /** Those that each result has in the table of results, whichever workflow it is of. */
    static List<ResultValue> common() {
        return LISTED.values().stream().filter(ResultValue::isCommon).toList();
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
