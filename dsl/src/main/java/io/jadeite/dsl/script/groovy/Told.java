package io.jadeite.dsl.script.groovy;

import groovy.lang.Closure;
import groovy.lang.GroovyRuntimeException;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import io.jadeite.dsl.script.Handle;
import io.jadeite.dsl.script.flow.Flow;
import io.jadeite.dsl.script.value.Result;
import io.jadeite.dsl.script.value.Unready;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.problem.Nearest;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.ExceptionMessage;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.runtime.powerassert.PowerAssertionError;
import org.jspecify.annotations.Nullable;

/** Failures of scripts, cells and workflows in the DSL's own words, with the line of the source. */
public final class Told {
    /** How Groovy says that two values can't be compared; it has only their texts. */
    private static final Pattern COMPARISON =
            Pattern.compile("Cannot compare (\\S+) with value '(.*)' and (\\S+) with value '(.*)'", Pattern.DOTALL);

    private static final Pattern UNKNOWN_TYPE = Pattern.compile("unable to resolve class (\\S+)\\s*");

    /** How words are used, for whoever used them otherwise. */
    private static final Map<String, String> USAGE = Map.of(
            "directory", "directory()",
            "step", "step 'static-energy.emt.quick', structure: nacl",
            "children", "children 'static-energy.emt.quick', structure: candidates",
            "workflow", "workflow('demo.toolkit.two-step') { Structure structure -> … }",
            "run", "run 'static-energy.emt.quick', structure: nacl",
            "runEach", "runEach 'static-energy.emt.quick', structure: candidates",
            "runCloud", "runCloud 'static-energy.emt.quick', structure: nacl",
            "results", "results('static-energy.emt.quick')",
            "plot", "plot energies, x: 'volumePerAtom', y: 'energyPerAtom'");

    private static final String HANDLE = "io.jadeite.dsl.script.Handle";
    private static final String REFERENCE = "io.jadeite.dsl.script.Reference";

    private Told() {}

    /**
     * The same failure, as people should read it. Interrupts and trouble with files are left as they are, as they mean something to
     * whoever executes a run.
     */
    public static Exception of(Throwable failure, List<String> words) {
        return switch (failure) {
            case InterruptedException interrupt -> interrupt;
            case IOException trouble -> trouble;
            case InputException input -> new InputException(at(input, input.problems()));
            case JadeiteException known ->
                new JadeiteException(at(known, List.of(known.getMessage())).getFirst(), known.getCause());
            case MultipleCompilationErrorsException errors -> new InputException(compilation(errors));
            default ->
                new JadeiteException(
                        at(failure, List.of(sentence(failure, words))).getFirst(), failure);
        };
    }

    /** The same for who can't do anything with interrupts or files. */
    public static JadeiteException unchecked(Throwable failure, List<String> words) {
        var told = of(failure, words);
        return told instanceof JadeiteException known
                ? known
                : new JadeiteException(
                        at(failure, List.of(sentence(failure, words))).getFirst(), failure);
    }

    private static Optional<String> comparison(IllegalArgumentException failure) {
        var compared = COMPARISON.matcher(String.valueOf(failure.getMessage()));
        if (!compared.matches()) {
            return Optional.empty();
        }
        for (int i = 1; i <= 3; i += 2) {
            if (compared.group(i).equals(HANDLE) || compared.group(i).equals(REFERENCE)) {
                return Optional.of(
                        "%s isn't here yet, so it can't be compared. Give it to a later run as an input, or wait yourself: await().result()."
                                .formatted(compared.group(i + 1)));
            }
        }
        return Optional.empty();
    }

    static InputException missingWord(MissingMethodException failure, List<String> words) {
        return new InputException(missingMethod(failure, words));
    }

    static String missingName(String name, Collection<?> variables, List<String> words) {
        if (words.contains(name)) {
            return "'%s' is a word that takes something.%s"
                    .formatted(name, USAGE.containsKey(name) ? " It is written: " + USAGE.get(name) : "");
        }
        var known = new ArrayList<String>(words);
        variables.forEach(variable -> known.add(String.valueOf(variable)));
        return "There is no '%s' here: no variable, no input and no word is named so.%s"
                .formatted(name, Nearest.question(name, known));
    }

    private static String sentence(Throwable failure, List<String> words) {
        return switch (failure) {
            case MissingMethodException missing -> missingMethod(missing, words);
            case UnknownNameException unknown -> unknown.getMessage();
            case MissingPropertyException missing -> missingProperty(missing, words);
            case GroovyRuntimeException groovy
            when groovy.getCause() != null && groovy.getMessage() == null -> sentence(groovy.getCause(), words);
            case StackOverflowError _ -> "The code calls itself without an end.";
            case PowerAssertionError assertion ->
                "This should hold, and doesn't:\n"
                        + String.valueOf(assertion.getMessage()).strip();
            case IllegalArgumentException refused
            when comparison(refused).isPresent() -> comparison(refused).get();
            default -> {
                var message = failure.getMessage();
                var kind = failure.getClass().getSimpleName();
                yield message == null || message.isBlank() ? kind + "." : "%s (%s)".formatted(message.strip(), kind);
            }
        };
    }

    private static String missingMethod(MissingMethodException failure, List<String> words) {
        var name = failure.getMethod();
        var unready = unready(failure.getArguments());
        if (unready.isPresent()) {
            return unready.get().refusal("can't be given to %s".formatted(name));
        }
        var type = failure.getType();
        boolean isWord = isPlaceOfWords(type);
        if (isWord && words.contains(name)) {
            return "%s can't be used with %s.%s"
                    .formatted(
                            name,
                            kinds(failure.getArguments()),
                            USAGE.containsKey(name) ? " It is written: " + USAGE.get(name) : "");
        }
        if (isWord) {
            return "There is no word '%s'.%s The words here are %s."
                    .formatted(name, Nearest.question(name, words), String.join(", ", words));
        }
        var methods = methods(Objects.requireNonNull(type));
        if (type == Result.class
                && !methods.contains(name)
                && methods(Handle.class).contains(name)) {
            return "This is a result already, what 'run' and 'step' give: its values are read as in result.energy. '%s()' is asked of a handle, which 'runCloud' gives."
                    .formatted(name);
        }
        return methods.contains(name)
                ? "%s of %s can't be used with %s.".formatted(name, called(type), kinds(failure.getArguments()))
                : "%s has no '%s'.%s".formatted(called(type), name + "(…)", Nearest.question(name, methods));
    }

    private static String missingProperty(MissingPropertyException failure, List<String> words) {
        var name = failure.getProperty();
        var type = failure.getType();
        if (isPlaceOfWords(type)) {
            return missingName(name, List.of(), words);
        }
        var methods = methods(type);
        return methods.contains(name)
                ? "'%s' of %s is written with its brackets: %s(%s)."
                        .formatted(name, called(type), name, takesNothing(type, name) ? "" : "…")
                : "%s has no '%s'.%s".formatted(called(type), name, Nearest.question(name, methods));
    }

    private static boolean takesNothing(Class<?> type, String name) {
        return Arrays.stream(type.getMethods())
                .anyMatch(method -> method.getName().equals(name) && method.getParameterCount() == 0);
    }

    /** The class {@code QueueWords} is what the word {@code queue} gives. */
    private static String called(Class<?> type) {
        var name = type.getSimpleName();
        return type.getPackageName().startsWith("io.jadeite.dsl.") && name.endsWith("Words")
                ? name.substring(0, name.length() - "Words".length()).toLowerCase(Locale.ROOT)
                : name;
    }

    private static boolean isPlaceOfWords(@Nullable Class<?> type) {
        return type == null
                || Script.class.isAssignableFrom(type)
                || Closure.class.isAssignableFrom(type)
                || type == Flow.class;
    }

    private static Optional<Unready> unready(Object @Nullable [] arguments) {
        return arguments == null
                ? Optional.empty()
                : Arrays.stream(arguments)
                        .filter(Unready.class::isInstance)
                        .map(Unready.class::cast)
                        .findFirst();
    }

    private static String kinds(Object @Nullable [] arguments) {
        if (arguments == null || arguments.length == 0) {
            return "nothing";
        }
        return Arrays.stream(arguments)
                .map(argument -> argument == null ? "null" : kind(argument))
                .collect(Collectors.joining(", "));
    }

    private static String kind(Object argument) {
        return argument instanceof Closure
                ? "{ … }"
                : argument instanceof Map ? "named values" : argument.getClass().getSimpleName();
    }

    private static List<String> methods(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method ->
                        !Modifier.isStatic(method.getModifiers()) && method.getDeclaringClass() != Object.class)
                .map(method -> method.getName())
                .distinct()
                .toList();
    }

    private static List<String> compilation(MultipleCompilationErrorsException errors) {
        return errors.getErrorCollector().getErrors().stream()
                .map(error -> switch (error) {
                    case SyntaxErrorMessage syntax ->
                        "%s line %d, column %d: %s"
                                .formatted(
                                        file(syntax.getCause().getSourceLocator()),
                                        syntax.getCause().getStartLine(),
                                        syntax.getCause().getStartColumn(),
                                        syntax(firstLine(syntax.getCause().getOriginalMessage())));
                    case ExceptionMessage exception -> deepest(exception.getCause());
                    default -> firstLine(String.valueOf(error));
                })
                .toList();
    }

    private static String syntax(String message) {
        var type = UNKNOWN_TYPE.matcher(message);
        if (type.matches()) {
            return "There is no class %s.%s Is it spelt right, and imported?"
                    .formatted(type.group(1), Nearest.question(type.group(1), List.of("Structure")));
        }
        return message.startsWith("Unexpected ")
                ? message.replace("\\n", "") + ". Is a quotation mark or a bracket open, here or before?"
                : message;
    }

    /** What went wrong first, as it was meant for people. */
    private static String deepest(Throwable failure) {
        var told = failure;
        while (told.getCause() != null && !(told instanceof JadeiteException)) {
            told = told.getCause();
        }
        return String.valueOf(told.getMessage());
    }

    /** Each with the line of the script before it, unless it says one itself. */
    private static List<String> at(Throwable failure, List<String> problems) {
        var place = place(failure);
        return place.isEmpty()
                ? problems
                : problems.stream()
                        .map(problem ->
                                problem.matches("(?s)[^\\s:]+ line \\d+.*") ? problem : place.get() + ": " + problem)
                        .toList();
    }

    private static Optional<String> place(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            for (var frame : cause.getStackTrace()) {
                var file = frame.getFileName();
                if (file != null && file.endsWith(".groovy") && frame.getLineNumber() > 0) {
                    return Optional.of("%s line %d".formatted(file, frame.getLineNumber()));
                }
            }
        }
        return Optional.empty();
    }

    private static String file(@Nullable String path) {
        return path == null ? "the code" : path.substring(path.lastIndexOf('/') + 1);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse(text).replaceAll("\\s*@ line.*", "");
    }
}
