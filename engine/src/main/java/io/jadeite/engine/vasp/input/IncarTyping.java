package io.jadeite.engine.vasp.input;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Nearest;
import io.jadeite.engine.structure.io.FortranNumber;
import io.jadeite.engine.vasp.input.IncarValue.Flag;
import io.jadeite.engine.vasp.input.IncarValue.Many;
import io.jadeite.engine.vasp.input.IncarValue.Real;
import io.jadeite.engine.vasp.input.IncarValue.Whole;
import io.jadeite.engine.vasp.input.IncarValue.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** From the words behind a tag to its value, by the tag's type. */
final class IncarTyping {
    /** Kept as they stand; other words get one capital letter, as VASP doesn't mind and comparing needs it. */
    private static final Set<String> AS_THEY_STAND = Set.of("SYSTEM", "WANNIER90_WIN");

    private static final Set<String> IN_SMALL_LETTERS = Set.of("ML_MODE");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern FLAG = Pattern.compile("\\.?([TtFf])[A-Za-z]*\\.?");
    private static final Pattern BETWEEN = Pattern.compile("[\\s,]+");

    private static final Set<IncarTag.Type> SINGLE =
            Set.of(IncarTag.Type.FLAG, IncarTag.Type.WHOLE, IncarTag.Type.REAL);

    /** More than any structure's moments; keeps {@code 999999999*1} from filling the memory. */
    private static final int LONGEST_LIST = 10_000_000;

    private IncarTyping() {}

    /** @throws InputException where the words are none of the tag's type */
    static IncarValue of(String tag, String text) {
        var words = text.strip();
        if (AS_THEY_STAND.contains(tag)) {
            return new Word(words);
        }
        if (IN_SMALL_LETTERS.contains(tag)) {
            return new Word(words.toLowerCase(Locale.ROOT));
        }
        var type = IncarTag.named(tag).map(IncarTag::type);
        return type.map(known -> typed(tag, known, words)).orElseGet(() -> guessed(words));
    }

    private static IncarValue typed(String tag, IncarTag.Type type, String words) {
        var first = BETWEEN.split(words, 2)[0];
        Optional<? extends IncarValue> value = switch (type) {
            case FLAG -> flag(first);
            case WHOLE -> whole(first);
            case REAL -> real(first);
            case LIST -> list(words);
            case WORD -> Optional.of(word(words));
            case FLAG_OR_WORD -> isFlagWord(first) ? flag(first) : Optional.of(word(words));
        };
        if (value.isEmpty()) {
            throw new InputException("%s should be %s, found '%s'.".formatted(tag, type.words(), shortened(words)));
        }
        return value.get();
    }

    /** A tag of another program or version: what it looks like. */
    private static IncarValue guessed(String words) {
        var small = words.toLowerCase(Locale.ROOT);
        if (WHOLE.matcher(words).matches()) {
            return new Whole(Long.parseLong(words));
        }
        double number = FortranNumber.parse(words);
        if (!Double.isNaN(number)) {
            return new Real(number);
        }
        if (small.contains("true")) {
            return new Flag(true);
        }
        return small.contains("false") ? new Flag(false) : word(words);
    }

    private static Optional<Flag> flag(String word) {
        var matcher = FLAG.matcher(word);
        return matcher.matches() ? Optional.of(new Flag(matcher.group(1).equalsIgnoreCase("t"))) : Optional.empty();
    }

    private static boolean isFlagWord(String word) {
        return FLAG.matcher(word).matches();
    }

    private static Optional<Whole> whole(String word) {
        if (WHOLE.matcher(word).matches()) {
            return Optional.of(new Whole(Long.parseLong(word)));
        }
        double number = FortranNumber.parse(word);
        boolean isWhole = number == Math.rint(number) && Math.abs(number) < Integer.MAX_VALUE;
        return isWhole ? Optional.of(new Whole((long) number)) : Optional.empty();
    }

    private static Optional<Real> real(String word) {
        double number = FortranNumber.parse(word);
        return Double.isNaN(number) ? Optional.empty() : Optional.of(new Real(number));
    }

    /** {@code 5 -5}, {@code 4*5 12*0.6}, {@code 3*4*0} (three numbers for each of four atoms). */
    private static Optional<Many> list(String words) {
        var values = new ArrayList<IncarValue>();
        for (var word : BETWEEN.split(words, -1)) {
            var factors = word.split("\\*", -1);
            long times = 1;
            for (int i = 0; i < factors.length - 1; i++) {
                if (!factors[i].matches("\\d{1,8}")) {
                    return Optional.empty();
                }
                times *= Long.parseLong(factors[i]);
            }
            var value = item(factors[factors.length - 1]);
            if (value.isEmpty() || factors.length > 3 || values.size() + times > LONGEST_LIST) {
                return Optional.empty();
            }
            for (long i = 0; i < times; i++) {
                values.add(value.get());
            }
        }
        return Optional.of(new Many(values));
    }

    private static Optional<IncarValue> item(String word) {
        if (WHOLE.matcher(word).matches()) {
            return Optional.of(new Whole(Long.parseLong(word)));
        }
        Optional<IncarValue> number = real(word).map(found -> found);
        return number.isPresent() ? number : flag(word).map(found -> found);
    }

    static Word word(String words) {
        return words.isEmpty()
                ? new Word(words)
                : new Word(words.substring(0, 1).toUpperCase(Locale.ROOT)
                        + words.substring(1).toLowerCase(Locale.ROOT));
    }

    /** The value of a preset or an option: what YAML, JSON or a command line gives. */
    static IncarValue ofPlain(String tag, Object plain) {
        return switch (plain) {
            case IncarValue value -> value;
            case List<?> list ->
                new Many(list.stream().map(item -> itemOf(tag, item)).toList());
            case Number number
            when Double.isNaN(number.doubleValue()) ->
                throw new InputException("%s should be a number, found %s.".formatted(tag, plain));
            default -> of(tag, String.valueOf(plain));
        };
    }

    /** A file may have a remark behind a number; a choice may not. */
    static void checkIsOne(String tag, Object plain) {
        boolean takesOne = IncarTag.named(tag)
                .filter(known -> SINGLE.contains(known.type()))
                .isPresent();
        if (takesOne && plain instanceof String words && BETWEEN.split(words.strip(), -1).length > 1) {
            throw new InputException("%s should be %s, found '%s'."
                    .formatted(tag, IncarTag.named(tag).orElseThrow().type().words(), shortened(words)));
        }
    }

    private static IncarValue itemOf(String tag, Object item) {
        return switch (item) {
            case Boolean flag -> new Flag(flag);
            case Integer number -> new Whole(number);
            case Long number -> new Whole(number);
            case Double number -> new Real(number);
            default ->
                item(String.valueOf(item))
                        .orElseThrow(() -> new InputException(
                                "%s should be a list of numbers, found '%s' in it.".formatted(tag, item)));
        };
    }

    /** What is wrong with a tag's name or with a choice; empty where nothing is. */
    static Optional<String> problem(String tag, IncarValue value) {
        var known = IncarTag.named(tag);
        if (known.isEmpty()) {
            return unknown(tag);
        }
        var choices = known.get().choices();
        boolean isChoice = choices.isEmpty()
                || value instanceof Flag
                || choices.stream().anyMatch(choice -> choice.equalsIgnoreCase(value.text()));
        return isChoice
                ? Optional.empty()
                : Optional.of("%s takes one of %s, found %s.%s"
                        .formatted(
                                tag,
                                String.join(", ", choices),
                                shortened(value.text()),
                                Nearest.question(value.text(), choices)));
    }

    /** That VASP has no such tag; empty where it has. */
    static Optional<String> unknown(String tag) {
        return IncarTag.named(tag).isPresent()
                ? Optional.empty()
                : Optional.of("VASP has no tag %s.%s".formatted(tag, Nearest.question(tag, IncarTag.names())));
    }

    private static String shortened(String words) {
        return words.length() <= 60 ? words : words.substring(0, 57) + "...";
    }
}
