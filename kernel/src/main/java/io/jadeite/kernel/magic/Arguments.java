package io.jadeite.kernel.magic;

import io.jadeite.engine.problem.InputException;
import java.util.ArrayList;
import java.util.List;

/** The words of a magic's line, apart at blanks; quotes hold together. No shell reads them. */
final class Arguments {
    private Arguments() {}

    static List<String> of(String line) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        char quote = 0;
        boolean isOpen = false;
        for (int i = 0; i < line.length(); i++) {
            char letter = line.charAt(i);
            if (quote != 0) {
                if (letter == quote) {
                    quote = 0;
                } else {
                    word.append(letter);
                }
            } else if (letter == '"' || letter == '\'') {
                quote = letter;
                isOpen = true;
            } else if (Character.isWhitespace(letter)) {
                if (isOpen) {
                    words.add(word.toString());
                }
                word.setLength(0);
                isOpen = false;
            } else {
                word.append(letter);
                isOpen = true;
            }
        }
        if (quote != 0) {
            throw new InputException("A quote %s is still open in: %s".formatted(quote, line));
        }
        if (isOpen) {
            words.add(word.toString());
        }
        return words;
    }
}
