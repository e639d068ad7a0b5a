package io.jadeite.kernel.groovy;

import groovy.lang.ExpandoMetaClass;
import groovy.lang.Script;
import io.jadeite.kernel.session.Variables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.codehaus.groovy.runtime.MethodClosure;

/** The methods that cells declare: later cells call them, and earlier ones call their newest. For the thread of cells. */
final class Methods {
    private final Variables variables;
    private final Map<String, Script> newest = new HashMap<>();

    /** Scripts of which some method counts, with all that they declare. */
    private final List<Declaring> declaring = new ArrayList<>();

    private record Declaring(Script script, Set<String> names) {}

    Methods(Variables variables) {
        this.variables = variables;
    }

    void define(Script script, Set<String> names) {
        if (names.isEmpty()) {
            return;
        }
        names.forEach(name -> newest.put(name, script));
        declaring.removeIf(older -> older.names().stream().noneMatch(name -> isNewest(older.script(), name)));
        for (var older : declaring) {
            if (names.stream().anyMatch(older.names()::contains)) {
                redirect(older);
            }
        }
        declaring.add(new Declaring(script, Set.copyOf(names)));
        names.forEach(name -> variables.set(name, new MethodClosure(script, name)));
    }

    private boolean isNewest(Script script, String name) {
        return Objects.equals(newest.get(name), script);
    }

    /** The methods of the older script call each other by name, and would find their own. */
    private void redirect(Declaring older) {
        var type = new ExpandoMetaClass(older.script().getClass(), false, true);
        for (var name : older.names()) {
            var script = newest.get(name);
            if (script != null && !isNewest(older.script(), name)) {
                type.setProperty(name, new MethodClosure(script, name));
            }
        }
        type.initialize();
        older.script().setMetaClass(type);
    }
}
