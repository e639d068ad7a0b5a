package io.jadeite.engine.structure.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A word of a CIF, with the line that it begins on (from 1). */
record CifToken(Kind kind, String text, int line) {
    enum Kind {
        /** {@code data_…}: begins a block; its text is the block's name. */
        BLOCK,
        LOOP,
        /** {@code _cell_length_a}: its text is in lower case, as the case of names means nothing. */
        NAME,
        VALUE
    }

    /** Of a whole file. Comments are left out, quotes removed; a text between lines that begin with ; is one value. */
    static List<CifToken> all(String text) {
        var tokens = new ArrayList<CifToken>();
        var lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(";")) {
                int first = i;
                var value = new StringBuilder(lines.get(i).substring(1));
                while (++i < lines.size() && !lines.get(i).startsWith(";")) {
                    value.append('\n').append(lines.get(i));
                }
                tokens.add(new CifToken(Kind.VALUE, value.toString().strip(), first + 1));
                if (i < lines.size()) {
                    addWords(tokens, lines.get(i).substring(1), i + 1);
                }
            } else {
                addWords(tokens, lines.get(i), i + 1);
            }
        }
        return tokens;
    }

    private static void addWords(List<CifToken> tokens, String line, int number) {
        int at = 0;
        while (true) {
            while (at < line.length() && isBlank(line.charAt(at))) {
                at++;
            }
            if (at == line.length() || line.charAt(at) == '#') {
                return;
            }
            char first = line.charAt(at);
            int end = first == '\'' || first == '"' ? closingQuote(line, at) : endOfWord(line, at);
            if (first == '\'' || first == '"') {
                tokens.add(new CifToken(Kind.VALUE, line.substring(at + 1, end).strip(), number));
                at = Math.min(end + 1, line.length());
            } else {
                tokens.add(word(line.substring(at, end), number));
                at = end;
            }
        }
    }

    private static CifToken word(String word, int line) {
        var lower = word.toLowerCase(Locale.ROOT);
        if (lower.startsWith("data_")) {
            return new CifToken(Kind.BLOCK, word.substring("data_".length()), line);
        }
        if (lower.startsWith("loop_")) {
            return new CifToken(Kind.LOOP, word, line);
        }
        return word.startsWith("_") ? new CifToken(Kind.NAME, lower, line) : new CifToken(Kind.VALUE, word, line);
    }

    /** A quote ends a value only before a blank: 'O1'' is O1'. One that is never closed takes the rest of its line. */
    private static int closingQuote(String line, int from) {
        char quote = line.charAt(from);
        for (int i = from + 1; i < line.length(); i++) {
            if (line.charAt(i) == quote && (i + 1 == line.length() || isBlank(line.charAt(i + 1)))) {
                return i;
            }
        }
        return line.length();
    }

    private static int endOfWord(String line, int from) {
        int end = from;
        while (end < line.length() && !isBlank(line.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isBlank(char letter) {
        return letter <= ' ' || letter == '\u00a0';
    }
}
