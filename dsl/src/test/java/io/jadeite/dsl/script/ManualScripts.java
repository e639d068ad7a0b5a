package io.jadeite.dsl.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The scripts of a page of the manual, which tests run. */
final class ManualScripts {
    private static final Path MANUAL = Path.of("..", "docs", "manual");
    private static final Pattern SCRIPT = Pattern.compile("```groovy\n(.*?)```", Pattern.DOTALL);

    private ManualScripts() {}

    static String page(String name) throws IOException {
        return Files.readString(MANUAL.resolve(name));
    }

    /** What stands between groovy fences, in the page's order. */
    static List<String> of(String name) throws IOException {
        return SCRIPT.matcher(page(name)).results().map(found -> found.group(1)).toList();
    }
}
