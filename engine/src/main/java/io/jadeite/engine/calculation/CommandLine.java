package io.jadeite.engine.calculation;

import io.jadeite.engine.problem.InputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A command of the settings, as words: {@code OMP_NUM_THREADS=1 srun -n 8 vasp_std > vasp.out 2> "std err.txt"}. Words may be quoted.
 * No shell reads it: what only a shell can do is refused.
 *
 * @param environment set for this command
 * @param words the program and what it is given
 * @param output where its output goes, relative to the directory; otherwise to the supervisor's usual file
 * @param errors the same for what it says of errors; together with its output where both are named alike
 */
public record CommandLine(
        Map<String, String> environment, List<String> words, Optional<String> output, Optional<String> errors) {
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)=(.*)", Pattern.DOTALL);
    /** Where output goes that the command sends nowhere. */
    private static final String USUAL_OUTPUT = "std_out.txt";

    private static final String USUAL_ERRORS = "std_err.txt";
    private static final String OF_SHELLS = "|;&`$<(){}*?";

    public CommandLine {
        environment = Map.copyOf(environment);
        words = List.copyOf(words);
    }

    /** @throws InputException where it can't be done without a shell, or names no program */
    public static CommandLine parse(String text) {
        return new Parser(text).parse();
    }

    /** The program alone, as it is looked for. */
    public String program() {
        return words.getFirst();
    }

    /** Where its output goes. */
    public String outputFile() {
        return output.orElse(USUAL_OUTPUT);
    }

    /** Where what it says of errors goes. */
    public String errorFile() {
        return errors.orElse(USUAL_ERRORS);
    }

    private static final class Parser {
        private final String text;
        private final Map<String, String> environment = new LinkedHashMap<>();
        private final List<String> words = new ArrayList<>();
        private Optional<String> output = Optional.empty();
        private Optional<String> errors = Optional.empty();
        private boolean errorsWithOutput;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        CommandLine parse() {
            while (skipBlanks()) {
                if (text.startsWith("2>&1", at)) {
                    at += 4;
                    errorsWithOutput = true;
                } else if (text.startsWith("&>", at)) {
                    at += 2;
                    output = Optional.of(file());
                    errorsWithOutput = true;
                } else if (text.startsWith("2>", at)) {
                    at += 2;
                    errors = Optional.of(file());
                } else if (text.charAt(at) == '>' || text.startsWith("1>", at)) {
                    at += text.charAt(at) == '>' ? 1 : 2;
                    output = Optional.of(file());
                } else {
                    add(word());
                }
            }
            if (words.isEmpty()) {
                throw new InputException(
                        "The command '%s' names no program. Write for instance: srun vasp_std > vasp.out"
                                .formatted(text));
            }
            return new CommandLine(environment, words, output, errorsWithOutput ? output : errors);
        }

        private void add(String word) {
            var assignment = ASSIGNMENT.matcher(word);
            if (words.isEmpty() && assignment.matches()) {
                environment.put(assignment.group(1), assignment.group(2));
            } else {
                words.add(word);
            }
        }

        private boolean skipBlanks() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return at < text.length();
        }

        private String file() {
            if (at < text.length() && text.charAt(at) == '>') {
                throw new InputException(
                        "The command '%s' appends by '>>'; each start has a file of its own. Write '>'."
                                .formatted(text));
            }
            if (!skipBlanks()) {
                throw new InputException("The command '%s' ends where a file should be named.".formatted(text));
            }
            return word();
        }

        private String word() {
            var word = new StringBuilder();
            while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                char c = text.charAt(at++);
                if (c == '"' || c == '\'') {
                    quoted(c, word);
                } else if (c == '\\' && at < text.length()) {
                    word.append(text.charAt(at++));
                } else if (c == '>') {
                    at--;
                    break;
                } else if (OF_SHELLS.indexOf(c) >= 0) {
                    throw new InputException(
                            "The command '%s' has a '%c', which only a shell understands, and none is used. Put it in quotes where it is meant as it is, or the whole into a script and name that."
                                    .formatted(text, c));
                } else {
                    word.append(c);
                }
            }
            return word.toString();
        }

        private void quoted(char quote, StringBuilder word) {
            int end = text.indexOf(quote, at);
            if (end < 0) {
                throw new InputException("The command '%s' has a %c that isn't closed.".formatted(text, quote));
            }
            word.append(text, at, end);
            at = end + 1;
        }
    }
}
