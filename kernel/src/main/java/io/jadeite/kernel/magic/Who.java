package io.jadeite.kernel.magic;

import io.jadeite.kernel.session.Evaluated;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.runtime.MethodClosure;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The variables, methods and types of the notebook. */
record Who(Workplace workplace) implements Magic {
    private static final int MOST = 60;

    @Override
    public List<String> names() {
        return List.of("who", "whos");
    }

    @Override
    public String help() {
        return "%who — the variables, methods and types of this notebook, as a table.";
    }

    @Override
    public Evaluated run(Call call) {
        var name = StringColumn.create("name");
        var kind = StringColumn.create("type");
        var value = StringColumn.create("value");
        for (Map.Entry<String, @Nullable Object> one :
                workplace.shared().variables().copy().entrySet()) {
            name.append(one.getKey());
            boolean isMethod = one.getValue() instanceof MethodClosure;
            kind.append(isMethod ? "method" : type(one.getValue()));
            value.append(isMethod ? "" : text(one.getValue()));
        }
        workplace.shared().types().all().forEach((simpleName, declared) -> {
            name.append(simpleName);
            kind.append("type");
            value.append("of " + declared.origin().name().toLowerCase(java.util.Locale.ROOT));
        });
        if (name.isEmpty()) {
            System.out.println("Nothing is defined yet.");
            return new Evaluated.Nothing();
        }
        return new Evaluated.Value(Table.create("", name, kind, value));
    }

    private static String type(@Nullable Object value) {
        return Optional.ofNullable(value)
                .map(some -> some.getClass().getSimpleName())
                .orElse("");
    }

    private static String text(@Nullable Object value) {
        try {
            var line = String.valueOf(value).lines().findFirst().orElse("");
            return line.length() <= MOST ? line : line.substring(0, MOST) + "…";
        } catch (RuntimeException e) {
            // Code of the user, and what waits for a run refuses to be a text.
            return "(can't be shown)";
        }
    }
}
