package io.jadeite.engine.structure.io;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Type symbols of the Pauling File that are mixtures: {@code 0.8Nb + 0.2Zr}, {@code 0.645Zn(2) + 0.345Fe + 0.010Pb}. */
final class CifMixedTypes {
    private static final Pattern PART = Pattern.compile("(\\d*\\.?\\d+)\\s*([A-Za-z].*)");
    private static final Pattern BRACKETS = Pattern.compile("\\([0-9]*\\)");

    private CifMixedTypes() {}

    /** Shares by type symbol, in the symbol's order; empty where it is no mixture. */
    static Map<String, Double> parts(String symbol) {
        var parts = symbol.split(" \\+ ", -1);
        var shares = new LinkedHashMap<String, Double>();
        if (parts.length < 2) {
            return Map.of();
        }
        for (var part : parts) {
            var share = PART.matcher(BRACKETS.matcher(part.strip()).replaceAll(""));
            if (!share.matches()) {
                return Map.of();
            }
            shares.merge(share.group(2).replace("<sup>", "").strip(), Double.parseDouble(share.group(1)), Double::sum);
        }
        return shares;
    }
}
