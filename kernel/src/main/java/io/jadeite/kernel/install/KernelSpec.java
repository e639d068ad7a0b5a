package io.jadeite.kernel.install;

import io.jadeite.engine.problem.InputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What Jupyter is told of one kernel.
 *
 * @param name the beginning of its folder's name: {@code jadeite}
 * @param program the words that start Jadeite
 * @param environment what the kernel's environment has beside the server's: {@code JADEITE_DATABASE} …
 */
record KernelSpec(String name, KernelLanguage language, List<String> program, Map<String, String> environment) {
    /** By this an uninstall knows what is ours. */
    static final String MARK = "jadeite";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

    KernelSpec {
        program = List.copyOf(program);
        environment = Map.copyOf(environment);
        if (!NAME.matcher(name).matches()) {
            throw new InputException(
                    "'%s' can't be a kernel's name: Jupyter takes letters, digits, '.', '_' and '-'.".formatted(name));
        }
    }

    /** The name of its folder, which is the kernel's name to Jupyter. */
    String folder() {
        return name + "-" + language.word();
    }

    String displayName() {
        var shown = name.equals("jadeite") ? "Jadeite" : name;
        return "%s (%s)".formatted(shown, language.shown());
    }

    /** The content of its kernel.json. */
    Map<String, Object> content() {
        var words = new ArrayList<>(program);
        words.addAll(
                List.of("kernel", "start", "--language", language.word(), "--connection-file", "{connection_file}"));
        var content = new LinkedHashMap<String, Object>();
        content.put("argv", words);
        content.put("display_name", displayName());
        content.put("language", language.word());
        content.put("interrupt_mode", "message");
        content.put("kernel_protocol_version", "5.5");
        content.put("env", environment);
        content.put("metadata", Map.of(MARK, Map.of("name", name), "debugger", false, "supported_encryption", "curve"));
        return content;
    }
}
