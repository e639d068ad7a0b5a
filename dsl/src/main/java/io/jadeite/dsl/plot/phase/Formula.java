package io.jadeite.dsl.plot.phase;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Nearest;
import io.jadeite.engine.structure.Composition;
import io.jadeite.engine.structure.Element;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads formulas: {@code Cu32}, {@code Fe4 P4 O16}, {@code Y2Mg(PO4)2}. */
public final class Formula {
    private static final int MOST = 1_000_000;
    private static final int LONGEST = 7;
    private static final Pattern COUNT = Pattern.compile("[0-9]*");

    private final String text;
    private int place;

    private Formula(String text) {
        this.text = text;
    }

    /** @throws InputException where it is none */
    public static Composition parse(String text) {
        var formula = new Formula(text.replace(" ", ""));
        if (formula.text.isEmpty()) {
            throw new InputException("A formula is needed, such as Fe2O3, found nothing.");
        }
        var counts = formula.group();
        if (formula.place < formula.text.length()) {
            throw formula.unreadable();
        }
        return Composition.of(counts);
    }

    private Map<Element, Integer> group() {
        var counts = new EnumMap<Element, Integer>(Element.class);
        while (place < text.length() && text.charAt(place) != ')') {
            var part = text.charAt(place) == '(' ? bracket() : element();
            int times = count();
            part.forEach((element, count) -> counts.merge(element, count * times, Integer::sum));
        }
        if (counts.isEmpty()) {
            throw unreadable();
        }
        return counts;
    }

    private Map<Element, Integer> bracket() {
        place++;
        var inside = group();
        if (place >= text.length()) {
            throw unreadable();
        }
        place++;
        return inside;
    }

    private Map<Element, Integer> element() {
        int end = place + 1;
        while (end < text.length() && Character.isLowerCase(text.charAt(end))) {
            end++;
        }
        var symbol = text.substring(place, end);
        var element = Element.ofSymbol(symbol);
        if (element.isEmpty()) {
            throw new InputException("'%s' in the formula '%s' is no element.%s"
                    .formatted(symbol, text, Nearest.question(symbol, Element.symbols())));
        }
        place = end;
        return Map.of(element.get(), 1);
    }

    private int count() {
        var match = COUNT.matcher(text).region(place, text.length());
        var digits = match.lookingAt() ? match.group() : "";
        if (digits.isEmpty()) {
            return 1;
        }
        if (digits.length() > LONGEST || Integer.parseInt(digits) < 1 || Integer.parseInt(digits) > MOST) {
            throw new InputException(
                    "The formula '%s' has %s of something; counts go from 1 to %d.".formatted(text, digits, MOST));
        }
        place += digits.length();
        return Integer.parseInt(digits);
    }

    private InputException unreadable() {
        return new InputException(
                "'%s' is no formula from its character %d on. Formulas are like Fe2O3 or Ca(OH)2, with whole numbers."
                        .formatted(text, place + 1));
    }
}
