package io.jadeite.engine.structure.io;

import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Species;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which element a CIF's site has, by its type symbol (Fe3+) or else its label (Fe1A), with the oxidation state of its type. */
final class CifSpecies {
    /** Groups that have names of their own; their hydrogens have no places. The empty one isn't an atom's. */
    private static final Pattern SPECIAL = Pattern.compile("Hw|Ow|Wat|wat|OH|NO3");

    private static final Map<String, String> SPECIAL_ELEMENTS =
            Map.of("Hw", "H", "Ow", "O", "Wat", "O", "wat", "O", "OH", "", "NO3", "N");

    private static final Pattern CHARGE = Pattern.compile("\\d?[+,-]?$");

    private final Map<String, Double> oxidationStates = new HashMap<>();

    CifSpecies(CifBlock block) {
        var symbols = block.values("_atom_type_symbol");
        var numbers = block.values("_atom_type_oxidation_number");
        if (symbols.isEmpty() || symbols.size() != numbers.size()) {
            return;
        }
        var states =
                numbers.stream().map(number -> CifNumber.parse(number.text())).toList();
        if (states.stream().anyMatch(state -> state.isNaN())) {
            return;
        }
        for (int i = 0; i < symbols.size(); i++) {
            oxidationStates.put(symbols.get(i).text(), states.get(i));
        }
        for (int i = 0; i < symbols.size(); i++) {
            oxidationStates.put(CHARGE.matcher(symbols.get(i).text()).replaceFirst(""), states.get(i));
        }
    }

    /** Empty where the symbol stands for no atom with a place ({@code OH2} beside its oxygen). */
    Optional<Species> of(String symbol) {
        return element(symbol).map(element -> {
            if (oxidationStates.isEmpty()) {
                return Species.of(element);
            }
            double ofElement = oxidationStates.getOrDefault(element.symbol(), 0.0);
            return Species.of(element, oxidationStates.getOrDefault(symbol, ofElement));
        });
    }

    /** Whether the symbol says that no atom stands there that has a place. */
    static boolean isPlaceless(String symbol) {
        var special = SPECIAL.matcher(symbol);
        return special.lookingAt()
                && SPECIAL_ELEMENTS.getOrDefault(special.group(), "").isEmpty();
    }

    private static Optional<Element> element(String symbol) {
        var special = SPECIAL.matcher(symbol);
        if (special.lookingAt()) {
            return Element.ofSymbol(SPECIAL_ELEMENTS.getOrDefault(special.group(), ""));
        }
        return List.of(2, 1).stream()
                .filter(length -> length <= symbol.length())
                .map(length -> titled(symbol.substring(0, length)))
                .flatMap(name -> Element.ofSymbol(name).stream())
                .findFirst();
    }

    private static String titled(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1).toLowerCase(Locale.ROOT);
    }
}
