package io.jadeite.engine.vasp.output.scan;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Goes through the elements of VASP's XML, which is simple: tags, a few attributes, texts, and rows of numbers, which are
 * read straight from the bytes. Document types and entities other than the five of XML mean nothing to it, so no file makes it
 * open another. A bare {@code <} in a text, which VASP doesn't escape, is a letter. For one thread.
 */
public final class XmlScanner implements AutoCloseable {
    /** What was come across. */
    public enum Token {
        OPEN,
        CLOSE,
        /** The end of the file. */
        END
    }

    /** Most rows are shorter; a longer one is read twice. */
    private static final int ROW = 2048;

    private static final int TAG = 512;

    private final ByteWindow window;
    private final NumberScanner numbers = new NumberScanner();
    private final TagNames names = new TagNames();
    private final Map<String, ByteSearch> searches = new HashMap<>();
    private String name = "";
    private String attributes = "";
    private boolean closesItself;
    private int columns;

    XmlScanner(ByteWindow window) {
        this.window = window;
    }

    /** Passes over what is left of a text and goes to the next tag. */
    public Token next() {
        if (closesItself) {
            closesItself = false;
            return Token.CLOSE;
        }
        while (toTag()) {
            if (window.end - window.at < TAG) {
                window.ensure(TAG);
            }
            byte[] bytes = window.bytes;
            int at = window.at + 1;
            byte first = at < window.end ? bytes[at] : 0;
            if (first == '/') {
                return close(at + 1);
            }
            if (isLetter(first)) {
                if (open(at)) {
                    return Token.OPEN;
                }
            } else if (first == '!' && window.end - at > 2 && bytes[at + 1] == '-' && bytes[at + 2] == '-') {
                search("-->").passOver(window);
            } else {
                window.at++;
            }
        }
        return Token.END;
    }

    private boolean toTag() {
        int at = window.at;
        while (true) {
            byte[] bytes = window.bytes;
            while (at < window.end && bytes[at] != '<') {
                at++;
            }
            window.at = at;
            if (at < window.end) {
                return true;
            }
            if (!window.more()) {
                return false;
            }
            at = window.at;
        }
    }

    private Token close(int from) {
        int to = from;
        while (to < window.end && window.bytes[to] != '>') {
            to++;
        }
        if (to == window.end) {
            throw brokenOff("the file ends in a tag");
        }
        int last = to;
        while (last > from && window.bytes[last - 1] <= ' ') {
            last--;
        }
        name = names.of(window.bytes, from, last);
        window.at = to + 1;
        return Token.CLOSE;
    }

    /** False where the {@code <} begins no tag, as another stands before its end. */
    private boolean open(int from) {
        byte[] bytes = window.bytes;
        int nameEnd = from;
        while (nameEnd < window.end && isNamePart(bytes[nameEnd])) {
            nameEnd++;
        }
        int to = nameEnd;
        while (to < window.end && bytes[to] != '>' && bytes[to] != '<') {
            to++;
        }
        if (to == window.end) {
            throw brokenOff("the file ends in a tag");
        }
        if (bytes[to] == '<') {
            window.at = to;
            return false;
        }
        name = names.of(bytes, from, nameEnd);
        closesItself = bytes[to - 1] == '/';
        int last = closesItself ? to - 1 : to;
        attributes = last > nameEnd ? names.of(bytes, nameEnd, last) : "";
        window.at = to + 1;
        return true;
    }

    private static boolean isLetter(byte letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_';
    }

    private static boolean isNamePart(byte letter) {
        return isLetter(letter) || (letter >= '0' && letter <= '9') || letter == '-' || letter == '.' || letter == ':';
    }

    /** Of the tag that {@link #next} came across. */
    public String name() {
        return name;
    }

    /** An attribute of the element opened last, without blanks around; empty where it has none of that name. */
    public String attribute(String wanted) {
        int at = attributes.indexOf(wanted + "=\"");
        if (at < 0) {
            return "";
        }
        int from = at + wanted.length() + 2;
        int to = attributes.indexOf('"', from);
        return to < 0 ? "" : attributes.substring(from, to).strip();
    }

    /** The text of the element opened last, which has no elements inside, without blanks around; goes behind its end. */
    public String text() {
        if (closesItself) {
            closesItself = false;
            return "";
        }
        var opened = name;
        int at = window.at;
        while (true) {
            while (at + 1 < window.end && !(window.bytes[at] == '<' && window.bytes[at + 1] == '/')) {
                at++;
            }
            if (at + 1 < window.end) {
                break;
            }
            int seen = at - window.at;
            if (!window.more()) {
                throw brokenOff("the file ends in the text of <" + opened + ">");
            }
            at = window.at + seen;
        }
        var text = new String(window.bytes, window.at, at - window.at, StandardCharsets.ISO_8859_1);
        window.at = at;
        next();
        return Entities.resolved(text.strip());
    }

    /** The number in the element opened last, which has no elements inside; NaN if it is missing. Goes behind its end. */
    public double number() {
        if (closesItself) {
            closesItself = false;
            return Double.NaN;
        }
        window.ensure(TAG);
        double value = numbers.read(window.bytes, window.at, window.end);
        toTag();
        if (next() != Token.CLOSE) {
            throw brokenOff("a number isn't closed");
        }
        return value;
    }

    /** The numbers in the element opened last, which has no elements inside, are added to a list. Goes behind its end. */
    public void numbers(DoubleList list) {
        byte[] bytes = text().getBytes(StandardCharsets.ISO_8859_1);
        int at = 0;
        while (at < bytes.length) {
            double value = numbers.read(bytes, at, bytes.length);
            if (numbers.end() == at) {
                throw brokenOff("'%s' stands where a number should"
                        .formatted(new String(bytes, at, bytes.length - at, StandardCharsets.ISO_8859_1)));
            }
            at = numbers.end();
            list.add(value);
        }
    }

    /**
     * Tells of each element inside the one opened last, by its name, up to its end. Whoever is told may read or skip it; else
     * those inside it are told of, too.
     */
    public void each(Consumer<String> opened) {
        var outer = name;
        while (true) {
            switch (next()) {
                case END -> throw brokenOff("the file ends in <" + outer + ">");
                case OPEN -> opened.accept(name);
                case CLOSE -> {
                    if (name.equals(outer)) {
                        return;
                    }
                }
            }
        }
    }

    /** The rows of the element opened last, which has nothing else inside. */
    public NumberTable table() {
        var list = new DoubleList();
        rows(list);
        return NumberTable.of(list, columns);
    }

    /** Passes over all of the element opened last, which has no element of its own name inside. */
    public void skip() {
        if (closesItself) {
            closesItself = false;
            return;
        }
        var opened = name;
        var search = search("</" + opened);
        do {
            if (!search.passOver(window)) {
                throw brokenOff("the file ends in <" + opened + ">");
            }
            window.ensure(1);
        } while (window.at < window.end && isNamePart(window.bytes[window.at]));
        name = opened;
        if (!search(">").passOver(window)) {
            throw brokenOff("the file ends in a tag");
        }
    }

    private ByteSearch search(String letters) {
        return searches.computeIfAbsent(letters, ByteSearch::new);
    }

    /**
     * Adds the numbers of the rows ({@code <r>} or {@code <v>}) that follow to a list, up to the first tag that is none; all
     * rows are as wide as the first.
     *
     * @return how many rows there were; {@link #columns} says how wide they are
     */
    public int rows(DoubleList list) {
        int rows = 0;
        columns = 0;
        while (atRow()) {
            int mark = list.size();
            int count = row(list);
            while (count < 0) {
                list.cutTo(mark);
                if (!window.more()) {
                    throw brokenOff("the file ends in a row of numbers");
                }
                count = row(list);
            }
            if (rows > 0 && count != columns) {
                throw brokenOff("row %d has %d numbers, but those before it %d".formatted(rows + 1, count, columns));
            }
            columns = count;
            rows++;
        }
        return rows;
    }

    /** How wide the rows read last are. */
    public int columns() {
        return columns;
    }

    private boolean atRow() {
        if (!toTag()) {
            throw brokenOff("the file ends among rows of numbers");
        }
        if (window.end - window.at < ROW) {
            window.ensure(ROW);
        }
        if (window.end - window.at < 3) {
            throw brokenOff("the file ends in a tag");
        }
        byte kind = window.bytes[window.at + 1];
        byte behind = window.bytes[window.at + 2];
        return (kind == 'r' || kind == 'v') && (behind == '>' || behind == ' ');
    }

    /** How many numbers the row holds, behind which the window moves; less than 0 where its end isn't in the window yet. */
    private int row(DoubleList list) {
        byte[] bytes = window.bytes;
        int end = window.end;
        int at = window.at + 2;
        while (at < end && bytes[at] != '>') {
            at++;
        }
        at++;
        int count = 0;
        while (at < end) {
            double value = numbers.read(bytes, at, end);
            if (numbers.end() == at) {
                return endOfRow(bytes, at, end) ? count : -1;
            }
            at = numbers.end();
            list.add(value);
            count++;
        }
        return -1;
    }

    private boolean endOfRow(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] <= ' ') {
            at++;
        }
        if (at < end && bytes[at] != '<') {
            window.at = at;
            throw brokenOff("'%s' stands where a number should".formatted((char) (bytes[at] & 0xff)));
        }
        if (end - at < 4) {
            return false;
        }
        if (bytes[at + 1] != '/') {
            window.at = at;
            throw brokenOff("a row of numbers isn't closed");
        }
        while (at < end && bytes[at] != '>') {
            at++;
        }
        window.at = at < end ? at + 1 : window.at;
        return at < end;
    }

    /** A failure at this place of the file. */
    public BrokenOff brokenOff(String message) {
        var cause = window.damage().map(text -> " (" + text + ")").orElse("");
        return new BrokenOff(message + cause, window.offset());
    }

    public String source() {
        return window.source();
    }

    @Override
    public void close() {
        window.close();
    }
}
