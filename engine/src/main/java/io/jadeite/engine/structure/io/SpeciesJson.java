package io.jadeite.engine.structure.io;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Nearest;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Mixture;
import io.jadeite.engine.structure.Moment;
import io.jadeite.engine.structure.Occupant;
import io.jadeite.engine.structure.Species;
import io.jadeite.engine.structure.Vector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What stands on a site, as pymatgen's maps say it: {@code [{"element": "Fe", "oxidation_state": 2, "occu": 0.5}]}. */
final class SpeciesJson {
    private SpeciesJson() {}

    static List<Map<String, Object>> written(Occupant occupant) {
        return switch (occupant) {
            case Species species -> List.of(written(species, 1));
            case Mixture mixture ->
                mixture.shares().entrySet().stream()
                        .map(entry -> written(entry.getKey(), entry.getValue()))
                        .toList();
        };
    }

    static Object written(Moment moment) {
        return switch (moment) {
            case Moment.Collinear(double size) -> size;
            case Moment.Noncollinear(Vector size) -> StructureJson.numbers(size);
        };
    }

    /** @param place begins each message */
    static Occupant read(String place, @Nullable Object given) {
        if (!(given instanceof List<?> all) || all.isEmpty()) {
            throw new InputException(
                    "%s: expected a list of species, found %s.".formatted(place, StructureJsonReader.quoted(given)));
        }
        var shares = new LinkedHashMap<Species, Double>();
        for (int i = 0; i < all.size(); i++) {
            var at = "%s[%d]".formatted(place, i);
            if (!(all.get(i) instanceof Map<?, ?> map)) {
                throw new InputException("%s: expected a species with element and occu, found %s."
                        .formatted(at, StructureJsonReader.quoted(all.get(i))));
            }
            shares.merge(species(at, map), share(at, map.get("occu")), Double::sum);
        }
        try {
            return Mixture.of(shares);
        } catch (InputException e) {
            throw new InputException("%s: %s".formatted(place, e.getMessage()));
        }
    }

    private static Map<String, Object> written(Species species, double share) {
        var map = new LinkedHashMap<String, Object>();
        map.put("element", species.element().symbol());
        species.oxidationState().ifPresent(state -> map.put("oxidation_state", state));
        species.spin().ifPresent(spin -> map.put("spin", spin));
        map.put("occu", share == 1 ? (Number) 1 : (Number) share);
        return map;
    }

    private static double share(String place, @Nullable Object given) {
        if (given == null) {
            return 1;
        }
        if (given instanceof Number number
                && number.doubleValue() > 0
                && number.doubleValue() <= 1 + Mixture.ROUNDING) {
            return number.doubleValue();
        }
        throw new InputException("%s.occu: expected a number above 0 and at most 1, found %s."
                .formatted(place, StructureJsonReader.quoted(given)));
    }

    private static Species species(String place, Map<?, ?> map) {
        var symbol = String.valueOf(map.get("element"));
        var element = Element.ofSymbol(symbol)
                .orElseThrow(() -> new InputException("%s.element: expected the symbol of an element, found %s.%s"
                        .formatted(
                                place,
                                StructureJsonReader.quoted(map.get("element")),
                                Nearest.question(symbol, Element.symbols()))));
        // Older files keep the spin one level lower.
        var spin = map.get("properties") instanceof Map<?, ?> properties && map.get("spin") == null
                ? properties.get("spin")
                : map.get("spin");
        return new Species(element, number(map.get("oxidation_state")), number(spin));
    }

    private static OptionalDouble number(@Nullable Object given) {
        return given instanceof Number number ? OptionalDouble.of(number.doubleValue()) : OptionalDouble.empty();
    }
}
