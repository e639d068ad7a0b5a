package io.jadeite.engine.structure.symmetry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The operations of space groups by their names, from spglib's table of 530 settings. */
public final class SpaceGroupTable {
    private static final int SETTINGS = 530;

    /** What follows a symbol where a group has several: {@code :2}, {@code :H}, {@code O2}, {@code (origin choice 1)}; ICSD's S and Z. */
    private static final Pattern CHOICE =
            Pattern.compile("(?i)(.*?)\\s*(?::|\\(?origin\\s*(?:choice)?|\\sO|\\s)\\s*([12HRSZ])\\)?");

    /** Symbols from before 1992, whose glide planes e were called after one of their two directions. */
    private static final Map<String, String> OLDER =
            Map.of("aba2", "Aea2", "abm2", "Aem2", "ccca", "Ccce", "cmma", "Cmme", "cmca", "Cmce");

    /** One row of the table. */
    record Setting(
            int hallNumber, int number, String shortSymbol, String fullSymbol, String hallSymbol, String choice) {
        boolean isNamed(String plain) {
            return plain(shortSymbol).equals(plain)
                    || plain(fullSymbol).equals(plain)
                    || plain(hallSymbol).equals(plain);
        }
    }

    private SpaceGroupTable() {}

    /**
     * Of a group with two origins or two kinds of axes, the first (not at the centre of inversion; hexagonal) is taken where
     * the symbol doesn't say, as pymatgen does.
     *
     * @param symbol of Hermann and Mauguin, short or full, or of Hall; blanks and underscores mean nothing
     * @return empty where no setting has that symbol
     */
    public static Optional<List<Operation>> ofSymbol(String symbol) {
        var spglib = Spglib.loaded();
        var whole = named(spglib, symbol);
        if (whole.isEmpty()) {
            whole = named(spglib, OLDER.getOrDefault(plain(symbol), symbol));
        }
        var choice = CHOICE.matcher(symbol.strip());
        if (whole.isEmpty() && choice.matches()) {
            var of = choiceName(choice.group(2));
            return named(spglib, choice.group(1)).stream()
                    .filter(setting -> setting.choice().equals(of))
                    .findFirst()
                    .map(setting -> spglib.operations(setting.hallNumber()));
        }
        return whole.stream().findFirst().map(setting -> spglib.operations(setting.hallNumber()));
    }

    /** @param number of the International Tables, 1 to 230 */
    public static List<Operation> ofNumber(int number) {
        var spglib = Spglib.loaded();
        return all(spglib).stream()
                .filter(setting -> setting.number() == number)
                .findFirst()
                .map(setting -> spglib.operations(setting.hallNumber()))
                .orElseThrow(
                        () -> new IllegalArgumentException("space groups are numbered from 1 to 230, not " + number));
    }

    private static List<Setting> named(Spglib spglib, String symbol) {
        var plain = plain(symbol);
        return all(spglib).stream().filter(setting -> setting.isNamed(plain)).toList();
    }

    private static List<Setting> all(Spglib spglib) {
        return IntStream.rangeClosed(1, SETTINGS).mapToObj(spglib::setting).toList();
    }

    private static String choiceName(String letter) {
        return switch (letter.toUpperCase(Locale.ROOT)) {
            case "S" -> "1";
            case "Z" -> "2";
            case String other -> other;
        };
    }

    private static String plain(String symbol) {
        return symbol.replaceAll("[\\s_]", "").toLowerCase(Locale.ROOT);
    }
}
