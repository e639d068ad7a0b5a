package io.jadeite.dsl.plot;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a column measures, as an axis says it: {@code energyPerAtom} and {@code energy_per_atom} are "energy per atom" in eV.
 *
 * @param unit empty for plain numbers, and where it isn't known
 */
record Quantity(String label, String unit) {
    /** {@code energy (eV)}: a heading that says its unit itself. */
    private static final Pattern WITH_UNIT = Pattern.compile("(.+?)\\s*[(\\[]([^()\\[\\]]+)[)\\]]");

    /** The first letter of a further word; not one of DOS or EF. */
    private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z0-9])[A-Z](?=[a-z])");

    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("energy", "eV"),
            Map.entry("energy_per_atom", "eV"),
            Map.entry("kinetic_energy", "eV"),
            Map.entry("energy_fermi", "eV"),
            Map.entry("band_gap", "eV"),
            Map.entry("formation_energy_per_atom", "eV"),
            Map.entry("energy_above_hull", "eV"),
            Map.entry("volume", "Å³"),
            Map.entry("volume_per_atom", "Å³"),
            Map.entry("density", "g/cm³"),
            Map.entry("max_force", "eV/Å"),
            Map.entry("max_stress", "eV/Å³"),
            Map.entry("temperature", "K"),
            Map.entry("temperature_mean", "K"),
            Map.entry("encut", "eV"));

    static Quantity of(String column) {
        var match = WITH_UNIT.matcher(column);
        if (match.matches()) {
            return new Quantity(words(match.group(1)), match.group(2));
        }
        return new Quantity(words(column), UNITS.getOrDefault(plain(column), ""));
    }

    /** {@code energy_per_atom} of {@code energyPerAtom}, and of itself. */
    static String plain(String column) {
        var match = WITH_UNIT.matcher(column);
        var name = match.matches() ? match.group(1) : column;
        return name.replaceAll("(?<=[a-z0-9])([A-Z])", "_$1").replace(' ', '_').toLowerCase(Locale.ROOT);
    }

    private static String words(String name) {
        return CAPITAL.matcher(name)
                .replaceAll(capital -> " " + capital.group().toLowerCase(Locale.ROOT))
                .replace('_', ' ')
                .strip();
    }
}
