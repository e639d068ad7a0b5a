package io.jadeite.kernel.help;

import io.jadeite.engine.setting.Settings;
import io.jadeite.engine.workflow.Workflow;
import io.jadeite.kernel.java.JavaHelp;
import io.jadeite.kernel.language.Completeness;
import io.jadeite.kernel.language.Completion;
import io.jadeite.kernel.language.Completion.Match;
import io.jadeite.kernel.language.Inspection;
import io.jadeite.kernel.session.Shared;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Completion, inspection and completeness of cells of both languages. Threads may share it. */
public final class CellHelp {
    private static final Pattern MAGIC = Pattern.compile("^\\s*%{1,2}(\\w*)$");
    private static final Pattern FILE_MAGIC =
            Pattern.compile("^\\s*%(?:load|loadscript|run|jars|addJars|classpath|loadFromPOM)\\s+(?:.*\\s)?(\\S*)$");
    private static final Pattern WHOLE = Pattern.compile("(?s)\\s*%%(\\w+).*?\\n(.*)");
    private static final Pattern TEXT_AROUND = Pattern.compile("['\"]([\\w.-]*)$");
    private static final Pattern REST_OF_NAME = Pattern.compile("^[\\w.-]+");

    private final Workflows workflows;
    private final GroovyHelp groovy;
    private final Supplier<Optional<JavaHelp>> java;
    private final Supplier<JavaHelp> madeJava;
    private final Supplier<List<String>> magics;
    private final Path folder;

    /**
     * @param imports the full name of what Groovy cells have imported under a name
     * @param java where Java is at hand
     * @param madeJava has Java be at hand
     * @param magics their names
     * @param folder where relative paths begin
     */
    public CellHelp(
            Shared shared,
            Supplier<Settings> settings,
            Function<String, Optional<String>> imports,
            Supplier<Optional<JavaHelp>> java,
            Supplier<JavaHelp> madeJava,
            Supplier<List<String>> magics,
            Path folder) {
        this.workflows = new Workflows(settings, shared.variables());
        this.groovy = new GroovyHelp(shared, imports);
        this.java = java;
        this.madeJava = madeJava;
        this.magics = magics;
        this.folder = folder;
    }

    /** @param cursor in code points */
    public Completion complete(String language, String code, int cursor) {
        var spot = Spot.of(code, cursor);
        var magic = MAGIC.matcher(spot.lineBefore());
        if (magic.find()) {
            var names = magics.get().stream()
                    .filter(name -> name.startsWith(magic.group(1)))
                    .toList();
            return spot.replacing(magic.group(1).length(), matches(names, "magic"));
        }
        var fileMagic = FILE_MAGIC.matcher(spot.lineBefore());
        if (fileMagic.find()) {
            return paths(spot, fileMagic.group(1));
        }
        var text = spot.inText();
        if (text.isPresent()) {
            return inText(spot, text.get());
        }
        var parameters = Calls.around(spot, workflows)
                .map(workflow -> parameters(workflow, spot.prefix()))
                .orElse(List.of());
        var found = languageAt(language, code).equals("java") ? completeJava(spot) : groovy.complete(spot);
        if (parameters.isEmpty()) {
            return found;
        }
        var all = new ArrayList<>(parameters);
        all.addAll(found.matches());
        return spot.replacing(spot.prefix().length(), all);
    }

    /** @param cursor in code points */
    public Optional<Inspection> inspect(String language, String code, int cursor, int detail) {
        var spot = Spot.of(code, cursor);
        var workflow = workflowAt(spot);
        if (workflow.isPresent()) {
            return workflow.map(found -> new Inspection(
                    Map.of("text/plain", Workflows.described(found), "text/markdown", Workflows.table(found))));
        }
        var parameter = Calls.around(spot, workflows)
                .flatMap(found -> parameter(found, spot.behindName().prefix()));
        if (parameter.isPresent()) {
            return parameter.map(text -> new Inspection(Map.of("text/plain", text)));
        }
        if (languageAt(language, code).equals("java") && java.get().isPresent()) {
            return inspectJava(spot.behindName(), java.get().get());
        }
        return groovy.inspect(spot).map(text -> new Inspection(Map.of("text/plain", text + javadoc(spot))));
    }

    /** Java's compiler knows it; it is made for that where no cell has needed it yet. */
    private String javadoc(Spot spot) {
        return groovy.inJava(spot).map(name -> madeJava.get().documentation(name, name.length(), true)).stream()
                .flatMap(found -> found.values().stream())
                .map(JavadocText::plain)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(text -> "\n\n" + text)
                .orElse("");
    }

    public Completeness completeness(String language, String code) {
        if (code.stripLeading().startsWith("%%")) {
            return code.endsWith("\n\n") ? new Completeness.Complete() : new Completeness.Incomplete("");
        }
        if (code.stripLeading().startsWith("%")) {
            return new Completeness.Complete();
        }
        if (language.equals("java")) {
            return java.get().map(help -> ofJava(help, code)).orElse(new Completeness.Unknown());
        }
        return GroovyCompleteness.of(code);
    }

    private static Completeness ofJava(JavaHelp help, String code) {
        return switch (help.completeness(code)) {
            case COMPLETE, COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE, EMPTY -> new Completeness.Complete();
            case DEFINITELY_INCOMPLETE -> new Completeness.Incomplete("    ");
            case UNKNOWN -> new Completeness.Invalid();
        };
    }

    private Completion inText(Spot spot, String written) {
        var names = workflows.all().stream()
                .map(workflow -> workflow.name().toString())
                .filter(name -> name.startsWith(written))
                .distinct()
                .sorted()
                .toList();
        boolean isName = !written.contains("/") && !names.isEmpty();
        return isName ? spot.replacing(written.length(), matches(names, "workflow")) : paths(spot, written);
    }

    private Completion paths(Spot spot, String written) {
        return spot.replacing(Files.replaced(written), Files.beginning(written, folder));
    }

    private static List<Match> parameters(Workflow workflow, String prefix) {
        return workflow.parameters().stream()
                .filter(one -> Workflows.name(one).startsWith(prefix))
                .map(one -> new Match(
                        Workflows.name(one) + ": ", "parameter", one.type().words()))
                .toList();
    }

    private static Optional<String> parameter(Workflow workflow, String name) {
        return workflow.parameters().stream()
                .filter(one -> Workflows.name(one).equals(name))
                .map(one -> "%s, an input of %s%n%s".formatted(name, workflow.name(), Workflows.described(one)))
                .findFirst();
    }

    private Optional<Workflow> workflowAt(Spot spot) {
        var before = TEXT_AROUND.matcher(spot.before());
        if (before.find()) {
            var rest = REST_OF_NAME.matcher(spot.code().substring(spot.at()));
            return workflows.find(before.group(1) + (rest.find() ? rest.group() : ""));
        }
        return workflows.of(spot.behindName().prefix());
    }

    private Completion completeJava(Spot spot) {
        var shell = java.get();
        if (shell.isEmpty()) {
            return groovy.complete(spot);
        }
        var whole = WHOLE.matcher(spot.code());
        int skipped = whole.matches() ? whole.start(2) : 0;
        if (spot.at() < skipped) {
            return Completion.none(0);
        }
        var found = shell.get().complete(spot.code().substring(skipped), spot.at() - skipped);
        // JShell doesn't know variables of Groovy cells before a Java cell has named them.
        return found.texts().isEmpty()
                ? groovy.complete(spot)
                : spot.replacing(spot.at() - skipped - found.from(), javaMatches(found.texts()));
    }

    private static List<Match> javaMatches(List<String> texts) {
        return texts.stream()
                .map(text -> new Match(text, text.endsWith("(") || text.endsWith(")") ? "method" : "", ""))
                .toList();
    }

    private static Optional<Inspection> inspectJava(Spot spot, JavaHelp help) {
        var found = new LinkedHashMap<>(help.documentation(spot.code(), spot.at(), true));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var text = new StringBuilder();
        found.forEach((signature, javadoc) -> text.append(signature)
                .append('\n')
                .append(JavadocText.plain(javadoc))
                .append("\n\n"));
        return Optional.of(new Inspection(Map.of("text/plain", text.toString().strip())));
    }

    private static String languageAt(String language, String code) {
        var whole = WHOLE.matcher(code);
        return whole.matches() && List.of("java", "groovy").contains(whole.group(1)) ? whole.group(1) : language;
    }

    private static List<Match> matches(List<String> texts, String kind) {
        return texts.stream().map(text -> new Match(text, kind, "")).toList();
    }
}
