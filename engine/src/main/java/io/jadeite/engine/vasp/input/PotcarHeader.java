package io.jadeite.engine.vasp.input;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.io.FortranNumber;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What the head of a potential says of it; nothing else of a POTCAR ever leaves its file.
 *
 * @param title as TITEL has it: {@code PAW_PBE Fe_pv 02Aug2007}
 * @param symbol the title's second word: {@code Fe_pv}
 * @param exchange as LEXCH has it: {@code PE}
 * @param largestCutoff ENMAX in eV
 * @param electrons ZVAL: the valence electrons of one atom
 */
public record PotcarHeader(
        String title, String symbol, Element element, String exchange, double largestCutoff, double electrons) {
    private static final String END = "End of Dataset";
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern NOT_A_LETTER = Pattern.compile("[^A-Za-z].*", Pattern.DOTALL);

    /**
     * Of one potential's text.
     *
     * @param place what messages call it
     * @throws InputException with all that is missing in it
     */
    public static PotcarHeader parse(String text, String place) {
        var problems = new Problems();
        var title = field(text, "TITEL", place, problems);
        var exchange = field(text, "LEXCH", place, problems);
        double cutoff = number(field(text, "ENMAX", place, problems), "ENMAX", place, problems);
        double electrons = number(field(text, "ZVAL", place, problems), "ZVAL", place, problems);
        if (!text.contains(END)) {
            problems.add("%s doesn't end with '%s'; it seems to be cut off.".formatted(place, END));
        }
        var words = BLANKS.split(title, -1);
        var symbol = words.length > 1 ? words[1] : "";
        var letters = NOT_A_LETTER.matcher(symbol).replaceFirst("");
        var element = Element.ofSymbol(letters);
        if (element.isEmpty() && !title.isEmpty()) {
            problems.add("%s: TITEL should name an element in its second word, found '%s'.".formatted(place, title));
        }
        problems.throwIfAny();
        return new PotcarHeader(
                String.join(" ", words),
                symbol,
                Objects.requireNonNull(element.orElse(null)),
                exchange,
                cutoff,
                electrons);
    }

    /** The words between a name and the line's or the statement's end; empty where it isn't there. */
    private static String field(String text, String name, String place, Problems problems) {
        int from = 0;
        while (true) {
            int at = text.indexOf(name, from);
            if (at < 0) {
                problems.add("%s has no %s in its head; is it a POTCAR?".formatted(place, name));
                return "";
            }
            int after = at + name.length();
            while (after < text.length() && text.charAt(after) == ' ') {
                after++;
            }
            if (after < text.length() && text.charAt(after) == '=') {
                int end = after + 1;
                while (end < text.length() && ";\r\n".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                return text.substring(after + 1, end).strip();
            }
            from = at + 1;
        }
    }

    private static double number(String words, String name, String place, Problems problems) {
        if (words.isEmpty()) {
            return 0;
        }
        double number = FortranNumber.parse(BLANKS.split(words, -1)[0]);
        if (!(number > 0)) {
            problems.add("%s: %s should be a number above 0, found '%s'.".formatted(place, name, words));
        }
        return number;
    }
}
