package io.jadeite.kernel.answer;

import io.jadeite.kernel.protocol.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Further shells beside the main one (JEP 91): each answers its requests in their order, while others run. Threads may share it.
 *
 * @see <a href="https://jupyter.org/enhancement-proposals/91-kernel-subshells/kernel-subshells.html">Kernel subshells</a>
 */
final class Subshells {
    private final Map<String, RequestThread> shells = new ConcurrentHashMap<>();
    private final Function<String, RequestThread> starter;

    /** @param starter starts the thread of a shell of that name */
    Subshells(Function<String, RequestThread> starter) {
        this.starter = starter;
    }

    Optional<RequestThread> find(String id) {
        return Optional.ofNullable(shells.get(id));
    }

    /** The content of the reply to create_, delete_ or list_subshell_request. */
    Map<String, Object> answer(Request request) {
        return switch (request.type()) {
            case "create_subshell_request" -> {
                var id = UUID.randomUUID().toString();
                shells.put(id, starter.apply(id));
                yield Map.of("status", "ok", "subshell_id", id);
            }
            case "delete_subshell_request" -> delete(request.text("subshell_id", ""));
            default ->
                Map.of(
                        "status",
                        "ok",
                        "subshell_id",
                        shells.keySet().stream().sorted().toList());
        };
    }

    private Map<String, Object> delete(String id) {
        var shell = shells.remove(id);
        if (shell == null) {
            return Map.of(
                    "status",
                    "error",
                    "ename",
                    "UnknownSubshell",
                    "evalue",
                    "The kernel has no subshell '%s'.".formatted(id),
                    "traceback",
                    List.of());
        }
        shell.end();
        return Map.of("status", "ok");
    }
}
