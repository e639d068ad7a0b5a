package io.jadeite.kernel.answer;

import io.jadeite.kernel.language.Completeness;
import io.jadeite.kernel.language.Completion;
import io.jadeite.kernel.language.Language;
import io.jadeite.kernel.protocol.Request;
import io.jadeite.kernel.protocol.Wire;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers what can be answered while a cell runs: completion, inspection, completeness. Threads may share it. */
final class Questions {
    private final Wire wire;

    Questions(Wire wire) {
        this.wire = wire;
    }

    static boolean areOf(String type) {
        return switch (type) {
            case "complete_request", "inspect_request", "is_complete_request", "kernel_info_request" -> true;
            default -> false;
        };
    }

    void answer(Request request, Language language, String version) {
        var type = request.type().replace("_request", "_reply");
        wire.reply(request, type, content(request, language, version));
    }

    /** A language that fails at a question is no reason to leave the front end waiting. */
    private static Map<String, ?> content(Request request, Language language, String version) {
        try {
            return switch (request.type()) {
                case "complete_request" -> completion(request, language);
                case "inspect_request" -> inspection(request, language);
                case "is_complete_request" -> completeness(request, language);
                default -> KernelDescription.of(language, version);
            };
        } catch (RuntimeException | StackOverflowError e) {
            var content = new LinkedHashMap<String, Object>(Failures.content(Failures.ofKernel(e)));
            content.put("status", "error");
            return content;
        }
    }

    private static Map<String, ?> completion(Request request, Language language) {
        var completion = language.complete(request.text("code", ""), cursor(request));
        var start = completion.start();
        var end = completion.end();
        return Map.of(
                "status",
                "ok",
                "matches",
                completion.matches().stream()
                        .map(Completion.Match::text)
                        .distinct()
                        .toList(),
                "cursor_start",
                start,
                "cursor_end",
                end,
                "metadata",
                Map.of(
                        "_jupyter_types_experimental",
                        completion.matches().stream()
                                .map(match -> Map.of(
                                        "start", start,
                                        "end", end,
                                        "text", match.text(),
                                        "type", match.type(),
                                        "signature", match.signature()))
                                .toList()));
    }

    private static Map<String, ?> inspection(Request request, Language language) {
        var found = language.inspect(request.text("code", ""), cursor(request), request.number("detail_level", 0));
        return Map.of(
                "status",
                "ok",
                "found",
                found.isPresent(),
                "data",
                found.<Map<String, String>>map(inspection -> inspection.data()).orElse(Map.of()),
                "metadata",
                Map.of());
    }

    /** In code points; at the end of the code where the front end doesn't say. */
    private static int cursor(Request request) {
        var code = request.text("code", "");
        int length = code.codePointCount(0, code.length());
        return Math.clamp(request.number("cursor_pos", length), 0, length);
    }

    private static Map<String, ?> completeness(Request request, Language language) {
        return switch (language.completeness(request.text("code", ""))) {
            case Completeness.Complete() -> Map.of("status", "complete");
            case Completeness.Incomplete(String indent) -> Map.of("status", "incomplete", "indent", indent);
            case Completeness.Invalid() -> Map.of("status", "invalid");
            case Completeness.Unknown() -> Map.of("status", "unknown");
        };
    }
}
