package io.jadeite.launchers.command;

import io.jadeite.engine.queue.RunRecord;
import io.jadeite.engine.result.ResultRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run as JSON: the contract of the command line. */
final class RunJson {
    private RunJson() {}

    static Map<String, @Nullable Object> of(RunRecord run, Optional<ResultRecord> result) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("run", run.id());
        json.put("workflow", run.workflow());
        json.put("state", run.state().name());
        json.put("attempt", run.attempt());
        json.put("tags", run.tags().sorted());
        json.put("owner", run.owner());
        json.put("priority", run.priority());
        json.put("subject", run.subject());
        json.put("created", run.created().toString());
        json.put("started", run.started().map(Object::toString).orElse(null));
        json.put("finished", run.finished().map(Object::toString).orElse(null));
        json.put("worker", run.worker().orElse(null));
        json.put("directory", run.directory().orElse(null));
        json.put("bundle", run.bundle().orElse(null));
        json.put("message", run.message().orElse(null));
        var values = result.filter(found -> found.status().equals("SUCCEEDED")).map(ResultRecord::values);
        json.put("corrections", values.map(named -> named.get("corrections")).orElse(List.of()));
        json.put("result", values.orElse(null));
        return json;
    }
}
