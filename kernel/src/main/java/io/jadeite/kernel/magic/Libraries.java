package io.jadeite.kernel.magic;

import groovy.grape.Grape;
import io.jadeite.dsl.script.grape.Grapes;
import io.jadeite.engine.problem.InputException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Has libraries with all that they need fetched, and added to the notebook: the same way and folder as {@code @Grab}. */
record Libraries(Workplace workplace) {
    /** @param coordinates {@code group:artifact:version} or {@code group:artifact:jar:classifier:version} */
    void add(List<String> coordinates) {
        var wanted = coordinates.stream().map(Libraries::dependency).toArray(Map[]::new);
        System.out.println("Fetching " + String.join(", ", coordinates) + " …");
        prepare();
        // Groovy adds to the arguments.
        var files = Grape.resolve(new LinkedHashMap<>(), wanted);
        for (var file : files) {
            workplace.add(Path.of(file));
        }
        System.out.printf("%d jar(s) added.%n", files.length);
    }

    void addRepository(String name, String address) {
        prepare();
        Grape.addResolver(Map.of("name", name, "root", address));
    }

    private void prepare() {
        Grapes.keepIn(workplace.jadeite().settings().all().home().resolve("libraries"));
    }

    private static Map<String, Object> dependency(String coordinates) {
        var parts = coordinates.split(":", -1);
        if (parts.length != 3 && parts.length != 5) {
            throw new InputException(
                    "A library is named as group:artifact:version, found '%s'.".formatted(coordinates));
        }
        var dependency = new LinkedHashMap<String, Object>();
        dependency.put("group", parts[0]);
        dependency.put("module", parts[1]);
        dependency.put("version", parts[parts.length - 1]);
        if (parts.length == 5) {
            dependency.put("classifier", parts[3]);
        }
        return dependency;
    }
}
