package io.jadeite.engine.vasp.input;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.io.TextFile;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * VASP's INCAR: tags in capitals with their values, in the order of the file. Immutable.
 *
 * <pre>{@code
 * var incar = Incar.read(Path.of("INCAR"));
 * incar.value("ENCUT");                   // Real 520.0
 * incar.problems();                       // "VASP has no tag ENCTU. Did you mean ENCUT?"
 * incar.with("NSW", 0).write(Path.of("INCAR"));
 * }</pre>
 */
public record Incar(Map<String, IncarValue> tags) {
    public static final Incar EMPTY = new Incar(Map.of());

    public Incar {
        var copy = new LinkedHashMap<String, IncarValue>();
        tags.forEach((tag, value) -> copy.put(tag.strip().toUpperCase(Locale.ROOT), value));
        tags = Collections.unmodifiableMap(copy);
    }

    /** @throws InputException where it can't be read, or a tag's value is none of its type */
    public static Incar read(Path file) {
        return parse(TextFile.read(file), file.toString());
    }

    /** @param place what messages call it */
    public static Incar parse(String text, String place) {
        return new IncarReader(text, place).incar();
    }

    /**
     * A tag's value from what YAML, JSON or a command line holds.
     *
     * @throws InputException where VASP has no such tag, or it is none of its type or choices
     */
    public static IncarValue checked(String tag, Object plain) {
        IncarTyping.checkIsOne(tag, plain);
        var value = typed(tag, plain);
        IncarTyping.problem(tag, value).ifPresent(problem -> {
            throw new InputException(problem);
        });
        return value;
    }

    /** @throws InputException where VASP has no such tag */
    public static void known(String tag) {
        IncarTyping.unknown(tag).ifPresent(problem -> {
            throw new InputException(problem);
        });
    }

    /** A tag's value, without asking whether VASP knows the tag and the choice. */
    public static IncarValue typed(String tag, Object plain) {
        return IncarTyping.ofPlain(tag, plain);
    }

    public Optional<IncarValue> value(String tag) {
        return Optional.ofNullable(tags.get(tag));
    }

    /** The same with a tag that is new or changed. */
    public Incar with(String tag, Object plain) {
        var changed = new LinkedHashMap<>(tags);
        changed.put(tag, typed(tag, plain));
        return new Incar(changed);
    }

    public Incar without(String tag) {
        var changed = new LinkedHashMap<>(tags);
        changed.remove(tag);
        return new Incar(changed);
    }

    /** Tags that VASP doesn't know and values that it doesn't take, a sentence each. */
    public List<String> problems() {
        return tags.entrySet().stream()
                .flatMap(entry -> IncarTyping.problem(entry.getKey(), entry.getValue()).stream())
                .toList();
    }

    /** A tag a line. */
    public String text() {
        var text = new StringBuilder();
        tags.forEach((tag, value) -> text.append(tag)
                .append(" = ")
                .append(
                        tag.equals("MAGMOM") && value instanceof IncarValue.Many many && !isVector()
                                ? many.shortText()
                                : value.text())
                .append('\n'));
        return text.toString();
    }

    public void write(Path file) {
        TextFile.write(file, text());
    }

    /** As JSON has it. */
    public Map<String, Object> plain() {
        var plain = new LinkedHashMap<String, Object>();
        tags.forEach((tag, value) -> plain.put(tag, value.plain()));
        return plain;
    }

    /** Whether moments are vectors, three numbers an atom. */
    private boolean isVector() {
        return isSet("LSORBIT") || isSet("LNONCOLLINEAR");
    }

    /** Whether a tag is there and true. */
    public boolean isSet(String tag) {
        return new IncarValue.Flag(true).equals(tags.get(tag));
    }
}
