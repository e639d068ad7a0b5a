package io.jadeite.benchmark.queue;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.queue.Claim;
import io.jadeite.engine.queue.Claims;
import io.jadeite.engine.queue.Completions;
import io.jadeite.engine.queue.WorkerRecord;
import io.jadeite.engine.queue.WorkerRegistry;
import io.jadeite.engine.result.ResultWriter;
import io.jadeite.engine.run.Acceptance;
import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.TagMatch;
import io.jadeite.engine.run.Tags;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a worker does with the queue, without the worker: enters, claims any run, completes it with a result. */
final class Hands {
    private static final Acceptance ANY =
            new Acceptance(Tags.NONE, TagMatch.ALL, Set.of(NoOp.NAME.calculator()), Resources.UNSAID);

    private final Claims claims;

    Hands(Engine engine) {
        var registry = new WorkerRegistry(engine.database(), engine.lease());
        long pid = ProcessHandle.current().pid();
        long worker = registry.enter(
                new WorkerRecord(WorkerRecord.Kind.WORKER, "benchmark", pid, Engine.VERSION, ANY, Optional.empty()));
        claims = new Claims(engine.database(), worker);
    }

    Optional<Claim> claim() {
        return claims.next(ANY);
    }

    /** False where the ending wasn't accepted. */
    static boolean complete(Database database, Claim claim) {
        var nothing = new Outcome(Map.of(), List.of());
        return new Completions(database)
                .succeed(
                        claim.attempt(),
                        sql -> ResultWriter.succeeded(sql, claim.attempt(), claim.workflow(), nothing));
    }
}
