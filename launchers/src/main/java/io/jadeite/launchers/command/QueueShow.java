package io.jadeite.launchers.command;

import io.jadeite.engine.bundle.Bundles;
import io.jadeite.engine.database.Database;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.queue.QueueView;
import io.jadeite.engine.queue.RunRecord;
import io.jadeite.engine.queue.RunTerms.Relative;
import io.jadeite.engine.result.Results;
import io.jadeite.engine.run.Lane;
import io.jadeite.engine.setting.Durations;
import io.jadeite.engine.text.Phrases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code queue show RUN}. */
@Command(description = "everything about a run: parameters, attempts, directory, result")
final class QueueShow extends SessionCommand {
    @Parameters(paramLabel = "RUN", arity = "1", description = "its number")
    String run = "";

    @Option(names = "--json", description = "print JSON")
    boolean json;

    @Option(names = "--source", description = "print the code of a user-defined workflow, as it travelled with the run")
    boolean source;

    QueueShow(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        long id = OptionReader.runNumber(run, "");
        try (var databases = new LazyDatabase(session)) {
            QueueReaping.now(session, databases.get());
            if (source) {
                printSource(id, databases.get());
            } else if (json) {
                session.printJson(json(id, databases.get()));
            } else {
                print(id, databases.get());
            }
            return CommandLineInterface.DONE;
        }
    }

    private void printSource(long id, Database database) {
        var record = new QueueView(database).run(id);
        var hash = record.bundle()
                .orElseThrow(() -> new InputException(
                        "Run %d carries no code: %s was installed where it was executed, not defined by its user."
                                .formatted(id, record.workflow())));
        var bundle = new Bundles(database).get(hash);
        if (!json) {
            session.out().println(bundle.source());
            return;
        }
        var map = new LinkedHashMap<String, Object>();
        map.put("run", id);
        map.put("bundle", hash);
        map.put("workflow", bundle.workflow());
        map.put("language", bundle.language());
        map.put("source", bundle.source());
        map.put(
                "jars",
                bundle.jars().stream()
                        .map(jar -> Map.of("name", jar.name(), "sha256", jar.sha256()))
                        .toList());
        map.put("uses", bundle.uses());
        map.put("versions", bundle.versions());
        session.printJson(map);
    }

    private static Map<String, @Nullable Object> json(long id, Database database) {
        var view = new QueueView(database);
        var json = new LinkedHashMap<>(RunJson.of(view.run(id), new Results(database).of(id)));
        json.put("parameters", view.parameters(id));
        var terms = view.terms(id);
        json.put("not_before", view.run(id).notBefore().map(Object::toString).orElse(null));
        json.put(
                "limits",
                view.lane(id)
                        .map(lane -> lane.limits().stream().sorted().toList())
                        .orElse(List.of()));
        json.put("retries", terms.retries());
        json.put("retry_delay_seconds", terms.retryDelay().toMillis() / 1000.0);
        json.put("failures", terms.failures());
        json.put("unique", terms.unique());
        json.put("after", numbers(terms.parents()));
        json.put("if_parent_fails", terms.skipIfParentFails() ? "skip" : "fail");
        json.put("children", numbers(terms.children()));
        json.put("child_of", terms.childOf());
        var attempts = new ArrayList<Map<String, @Nullable Object>>();
        for (var attempt : view.attempts(id)) {
            var map = new LinkedHashMap<String, @Nullable Object>();
            map.put("attempt", attempt.number());
            map.put("worker", attempt.worker());
            map.put("host", attempt.host());
            map.put("started", attempt.started().toString());
            map.put("finished", attempt.finished().map(Object::toString).orElse(null));
            map.put("outcome", attempt.outcome().orElse(null));
            map.put("message", attempt.message().orElse(null));
            map.put("directory", attempt.directory().orElse(null));
            attempts.add(map);
        }
        json.put("attempts", attempts);
        return json;
    }

    private static List<Long> numbers(List<Relative> relatives) {
        return relatives.stream().map(Relative::run).toList();
    }

    private void print(long id, Database database) {
        var view = new QueueView(database);
        var record = view.run(id);
        var lines = new ArrayList<>(lines(record));
        lines.addAll(terms(view, id));
        for (var line : lines) {
            session.out().println("%-14s %s".formatted(line.getKey(), line.getValue()));
        }
        view.parameters(id).forEach((name, value) -> {
            if (!(value instanceof Map<?, ?>) && !"".equals(value)) {
                session.out().println("%-14s %s".formatted(name, Show.value(value)));
            }
        });
        var attempts = new TextTable("attempt", "outcome", "host", "started", "took", "directory", "message");
        for (var attempt : view.attempts(id)) {
            attempts.add(
                    Integer.toString(attempt.number()),
                    attempt.outcome().orElse("goes on"),
                    attempt.host(),
                    Show.time(attempt.started()),
                    Show.between(Optional.of(attempt.started()), attempt.finished()),
                    attempt.directory().orElse(""),
                    attempt.message().orElse(""));
        }
        if (!attempts.isEmpty()) {
            session.out().print("\n" + attempts.text());
        }
        new Results(database).of(id).ifPresent(result -> {
            session.out().println();
            result.values().forEach((name, value) -> {
                if (value instanceof Number || value instanceof String || value instanceof Boolean) {
                    session.out().println("%-24s %s".formatted(Show.heading(name), Show.value(value)));
                }
            });
        });
    }

    private static List<Map.Entry<String, String>> lines(RunRecord run) {
        var lines = new ArrayList<Map.Entry<String, String>>();
        lines.add(Map.entry("run", Long.toString(run.id())));
        lines.add(Map.entry("workflow", run.workflow()));
        lines.add(Map.entry("subject", run.subject()));
        lines.add(Map.entry("state", run.state() + (run.cancelRequested() ? " (cancelling)" : "")));
        lines.add(Map.entry("tags", run.tags().toString()));
        lines.add(Map.entry("owner", run.owner()));
        lines.add(Map.entry("submitted", Show.time(run.created())));
        if (run.priority() != 0) {
            lines.add(Map.entry("priority", Integer.toString(run.priority())));
        }
        run.notBefore().ifPresent(time -> lines.add(Map.entry("not before", Show.time(time))));
        run.bundle().ifPresent(hash -> lines.add(Map.entry("code", hash + " (--source shows it)")));
        run.message().ifPresent(message -> lines.add(Map.entry("message", message)));
        return lines;
    }

    /** What isn't usual about it. */
    private static List<Map.Entry<String, String>> terms(QueueView view, long id) {
        var lines = new ArrayList<Map.Entry<String, String>>();
        var terms = view.terms(id);
        view.lane(id)
                .map(Lane::limits)
                .filter(limits -> !limits.isEmpty())
                .ifPresent(limits -> lines.add(Map.entry(
                        "limits", String.join(", ", limits.stream().sorted().toList()))));
        if (terms.retries() > 0) {
            lines.add(Map.entry(
                    "retries",
                    "%d of %d used, the first after %s, each further one after twice the time"
                            .formatted(terms.failures(), terms.retries(), Durations.show(terms.retryDelay()))));
        }
        if (terms.unique()) {
            lines.add(Map.entry("unique", "no second one like it while it is unfinished"));
        }
        if (!terms.parents().isEmpty()) {
            lines.add(Map.entry(
                    "after",
                    shown(terms.parents()) + (terms.skipIfParentFails() ? "; skipped if one of them fails" : "")));
        }
        if (!terms.children().isEmpty()) {
            lines.add(Map.entry("children", shown(terms.children())));
        }
        if (!terms.childOf().isEmpty()) {
            lines.add(Map.entry(
                    "child of",
                    Phrases.few(
                            terms.childOf().stream().map(run -> "run " + run).toList())));
        }
        return lines;
    }

    private static String shown(List<Relative> relatives) {
        return Phrases.few(relatives.stream()
                .map(relative -> "run %d (%s)".formatted(relative.run(), relative.state()))
                .toList());
    }
}
