package io.jadeite.engine.worker;

import io.jadeite.engine.database.DatabaseException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.queue.Completions;
import io.jadeite.engine.result.ResultColumns;
import io.jadeite.engine.result.ResultTables;
import io.jadeite.engine.result.ResultWriter;
import io.jadeite.engine.run.Attempt;
import io.jadeite.engine.run.IonicStep;
import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.run.ResultShape;
import io.jadeite.engine.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Results that are done while the database is away. Each is kept as a file in the folder {@value #FOLDER} of the worker's root
 * until it is saved, by this worker when the database is back or by the next that starts with this root. For one thread;
 * several workers may share the root.
 */
final class UnsavedResults {
    static final String FOLDER = "unsaved";

    private static final Logger LOG = LoggerFactory.getLogger(UnsavedResults.class);

    private final Path folder;
    private final String database;
    private final Completions completions;
    private final ResultTables tables;

    /** @param database its address, so that workers of another one leave the files alone */
    UnsavedResults(Path root, String database, Completions completions, ResultTables tables) {
        this.folder = root.resolve(FOLDER);
        this.database = database;
        this.completions = completions;
        this.tables = tables;
    }

    /** Once is enough, however often saving is tried. */
    void keep(Attempt attempt, String workflow, Outcome outcome) {
        if (Files.exists(file(attempt))) {
            return;
        }
        var content = new LinkedHashMap<String, Object>();
        content.put("database", database);
        content.put("run", attempt.run());
        content.put("attempt", attempt.number());
        content.put("worker", attempt.worker());
        content.put("workflow", workflow);
        content.put("values", outcome.values());
        outcome.shape().ifPresent(shape -> content.put("record", ResultColumns.write(shape)));
        content.put("steps", outcome.steps().stream().map(UnsavedResults::json).toList());
        try {
            Files.createDirectories(folder);
            var half = folder.resolve(name(attempt) + ".part");
            Files.writeString(half, Json.write(content));
            Files.move(half, file(attempt), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            LOG.warn("The result of run {} is kept in {} until the database is back", attempt.run(), file(attempt));
        } catch (IOException e) {
            LOG.error("The result of run {} can't be kept in {}", attempt.run(), folder, e);
        }
    }

    void forget(Attempt attempt) {
        try {
            Files.deleteIfExists(file(attempt));
        } catch (IOException e) {
            LOG.warn("{} can't be removed: {}", file(attempt), e.getMessage());
        }
    }

    /** Saves what workers before have kept; what another attempt has done meanwhile is dropped. */
    void saveAll() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".json")).sorted().forEach(this::save);
        } catch (IOException e) {
            LOG.warn("Can't look for unsaved results in {}: {}", folder, e.getMessage());
        }
    }

    private void save(Path file) {
        try {
            var content = Json.readObject(Files.readString(file), file.toString());
            if (!database.equals(content.get("database"))) {
                return;
            }
            var attempt =
                    new Attempt(number(content, "run"), (int) number(content, "attempt"), number(content, "worker"));
            var workflow = String.valueOf(content.get("workflow"));
            var outcome = outcome(content);
            var result = ResultWriter.Saved.of(attempt, workflow, outcome, tables);
            boolean saved = completions.succeed(attempt, sql -> ResultWriter.succeeded(sql, List.of(result)));
            Files.deleteIfExists(file);
            LOG.info(
                    saved ? "The kept result of run {} is saved" : "The kept result of run {} isn't needed any more",
                    attempt.run());
        } catch (IOException | JadeiteException | ClassCastException e) {
            if (e instanceof DatabaseException away && away.isOutage()) {
                throw away;
            }
            LOG.warn("The kept result {} can't be saved and stays there: {}", file, e.getMessage());
        }
    }

    private Path file(Attempt attempt) {
        return folder.resolve(name(attempt) + ".json");
    }

    private static String name(Attempt attempt) {
        return "run-%d-attempt-%d-worker-%d".formatted(attempt.run(), attempt.number(), attempt.worker());
    }

    private static long number(Map<?, ?> content, String name) {
        if (content.get(name) instanceof Number number) {
            return number.longValue();
        }
        throw new JadeiteException("it has no number '" + name + "'");
    }

    private static Outcome outcome(Map<String, Object> content) {
        var values = new LinkedHashMap<String, Object>();
        if (content.get("values") instanceof Map<?, ?> map) {
            map.forEach((name, value) -> values.put(String.valueOf(name), value));
        }
        var steps = content.get("steps") instanceof List<?> list
                ? list.stream().map(step -> step((Map<?, ?>) step)).toList()
                : List.<IonicStep>of();
        var shape = content.get("record") instanceof String record
                ? Optional.of(ResultColumns.read(record, "the kept result"))
                : Optional.<ResultShape>empty();
        return new Outcome(values, steps, shape);
    }

    private static Map<String, @Nullable Object> json(IonicStep step) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("step", step.step());
        json.put("energy", step.energy());
        step.maxForce().ifPresent(value -> json.put("max_force", value));
        step.maxStress().ifPresent(value -> json.put("max_stress", value));
        step.volume().ifPresent(value -> json.put("volume", value));
        step.temperature().ifPresent(value -> json.put("temperature", value));
        return json;
    }

    private static IonicStep step(Map<?, ?> json) {
        var energy = real(json, "energy");
        return new IonicStep(
                (int) number(json, "step"),
                energy.orElseThrow(() -> new JadeiteException("a step has no energy")),
                real(json, "max_force"),
                real(json, "max_stress"),
                real(json, "volume"),
                real(json, "temperature"));
    }

    private static OptionalDouble real(Map<?, ?> json, String name) {
        return json.get(name) instanceof Number number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }
}
