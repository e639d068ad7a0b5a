package io.jadeite.kernel.answer;

import io.jadeite.kernel.language.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the kernel says of itself. */
final class KernelDescription {
    private KernelDescription() {}

    /** The content of a kernel_info_reply. */
    static Map<String, Object> of(Language language, String version) {
        var syntax = language.syntax();
        var spoken = new LinkedHashMap<String, Object>();
        spoken.put("name", language.name());
        spoken.put("version", syntax.version());
        spoken.put("mimetype", syntax.mimeType());
        spoken.put("file_extension", syntax.fileExtension());
        spoken.put("pygments_lexer", syntax.pygmentsLexer());
        spoken.put("codemirror_mode", syntax.codemirrorMode());
        spoken.put("nbconvert_exporter", "script");
        var content = new LinkedHashMap<String, Object>();
        content.put("status", "ok");
        content.put("protocol_version", "5.5");
        content.put("implementation", "jadeite");
        content.put("implementation_version", version);
        content.put("language_info", spoken);
        content.put(
                "banner",
                "Jadeite %s: cells in Groovy and Java, workflows of computational materials research (%s %s)"
                        .formatted(version, language.name(), syntax.version()));
        content.put("debugger", false);
        content.put("supported_features", List.of("kernel subshells"));
        content.put("help_links", List.of());
        return content;
    }
}
