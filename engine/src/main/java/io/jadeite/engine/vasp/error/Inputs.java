package io.jadeite.engine.vasp.error;

import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.io.Poscar;
import io.jadeite.engine.vasp.input.Incar;
import io.jadeite.engine.vasp.input.Kpoints;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * VASP's inputs as handlers ask for them: tags with VASP's usual values.
 *
 * @param plain the INCAR's tags as plain values
 * @param kpoints empty where there is no KPOINTS, or it can't be read
 * @param structure that of the POSCAR, where it can be read
 */
record Inputs(Map<String, Object> plain, Optional<Kpoints> kpoints, Optional<Structure> structure) {
    private static final Map<Long, String> ALGORITHM_OF_NUMBER =
            Map.of(38L, "normal", 48L, "veryfast", 68L, "fast", 53L, "damped", 58L, "all", 90L, "exact");
    private static final Map<Character, String> ALGORITHM_OF_LETTER = Map.of(
            'n', "normal", 'v', "veryfast", 'f', "fast", 'a', "all", 'd', "damped", 'c', "conjugate", 's', "subrot");
    /** Words that begin like another algorithm. */
    private static final java.util.Set<String> WORDS =
            java.util.Set.of("nothing", "none", "diag", "eigenval", "exact", "chi", "scgw", "scgw0", "acfdt", "acfdtr");

    static Inputs read(Path directory) {
        return new Inputs(
                Incar.read(directory.resolve("INCAR")).plain(),
                kpoints(directory.resolve("KPOINTS")),
                structure(directory.resolve("POSCAR")));
    }

    static Optional<Structure> structure(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) > 0
                    ? Optional.of(Poscar.read(file).structure())
                    : Optional.empty();
        } catch (java.io.IOException | JadeiteException e) {
            return Optional.empty();
        }
    }

    private static Optional<Kpoints> kpoints(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Kpoints.read(file)) : Optional.empty();
        } catch (JadeiteException e) {
            return Optional.empty();
        }
    }

    boolean has(String tag) {
        return plain.containsKey(tag);
    }

    double number(String tag, double otherwise) {
        return plain.get(tag) instanceof Number number ? number.doubleValue() : otherwise;
    }

    long whole(String tag, long otherwise) {
        return plain.get(tag) instanceof Number number ? number.longValue() : otherwise;
    }

    boolean isOn(String tag) {
        return Boolean.TRUE.equals(plain.get(tag));
    }

    String text(String tag, String otherwise) {
        return plain.containsKey(tag) ? String.valueOf(plain.get(tag)) : otherwise;
    }

    /** As VASP reads it: by its first letter, where it isn't spelt out; IALGO stands in for it. In small letters. */
    String algorithm() {
        if (!has("ALGO")) {
            return has("IALGO") ? ALGORITHM_OF_NUMBER.getOrDefault(whole("IALGO", 38), "other") : "normal";
        }
        return algorithm(text("ALGO", "Normal"));
    }

    static String algorithm(String written) {
        var word = written.strip().toLowerCase(Locale.ROOT);
        if (word.isEmpty()) {
            return "normal";
        }
        boolean isManyBody =
                word.contains("gw") || word.startsWith("bse") || word.startsWith("td") || word.contains("rpa");
        return WORDS.contains(word) || isManyBody ? word : ALGORITHM_OF_LETTER.getOrDefault(word.charAt(0), word);
    }

    /** By conjugate gradients or damped motion of the orbitals, which don't go well with tetrahedra. */
    boolean movesOrbitals() {
        long number = has("ALGO") ? 0 : whole("IALGO", 38);
        return algorithm().equals("all") || algorithm().equals("damped") || (number >= 50 && number <= 59);
    }

    boolean isHybrid() {
        return isOn("LHFCALC");
    }

    boolean isMetaGga() {
        var name = text("METAGGA", "none").toLowerCase(Locale.ROOT);
        return !name.equals("none") && !name.equals("--");
    }

    /** Symmetry is used. */
    boolean usesSymmetry() {
        return whole("ISYM", 2) > 0;
    }

    boolean projectsInRealSpace() {
        return has("LREAL")
                && !Boolean.FALSE.equals(plain.get("LREAL"))
                && !text("LREAL", "").equalsIgnoreCase("false");
    }

    Optional<Kpoints.Mesh> mesh() {
        return kpoints.filter(Kpoints.Mesh.class::isInstance).map(Kpoints.Mesh.class::cast);
    }

    boolean isMonkhorst() {
        return mesh().filter(mesh -> mesh.centre() == Kpoints.Centre.MONKHORST).isPresent();
    }
}
