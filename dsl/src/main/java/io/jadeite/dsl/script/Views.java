package io.jadeite.dsl.script;

import io.jadeite.engine.problem.InputException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** The rooms that show things, as far as they are on the class path. Threads may share it. */
final class Views {
    TableView tables() {
        return first(TableView.class)
                .orElseThrow(
                        () -> new InputException(
                                "Tables need the library Tablesaw, which isn't on the class path here. 'jadeite script' has it."));
    }

    PlotView plots() {
        return first(PlotView.class)
                .orElseThrow(() -> new InputException(
                        "Plots need the library XChart, which isn't on the class path here. 'jadeite script' has it."));
    }

    /** How a value shows itself; in plain text where nobody knows better. */
    Map<String, Object> of(Object value) {
        return all(ValueView.class).stream()
                .filter(view -> view.takes(value))
                .findFirst()
                .map(view -> view.views(value))
                .orElseGet(() -> Map.of("text/plain", String.valueOf(value)));
    }

    private static <T> Optional<T> first(Class<T> kind) {
        return all(kind).stream().findFirst();
    }

    private static <T> List<T> all(Class<T> kind) {
        return ServiceLoader.load(kind, Views.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
