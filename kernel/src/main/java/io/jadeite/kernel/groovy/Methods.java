package io.jadeite.kernel.groovy;

import groovy.lang.ExpandoMetaClass;
import groovy.lang.Script;
import io.jadeite.kernel.session.Variables;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.runtime.MethodClosure;

/** The methods that cells declare: later cells call them, and earlier ones call their newest. For the thread of cells. */
final class Methods {
    private final Variables variables;
    private final Map<String, Script> owners = new HashMap<>();

    Methods(Variables variables) {
        this.variables = variables;
    }

    void define(Script script, Set<String> names) {
        for (var name : names) {
            var newest = new MethodClosure(script, name);
            var before = owners.put(name, script);
            if (before != null && owners.containsValue(before)) {
                replace(before, name, newest);
            }
            variables.set(name, newest);
        }
    }

    /** Other methods of the older cell call it by name, and would find their own. */
    private static void replace(Script older, String name, MethodClosure newest) {
        var type = new ExpandoMetaClass(older.getClass(), false, true);
        if (older.getMetaClass() instanceof ExpandoMetaClass known) {
            known.getExpandoMethods().forEach(method -> type.registerInstanceMethod(method));
        }
        type.setProperty(name, newest);
        type.initialize();
        older.setMetaClass(type);
    }
}
