package io.jadeite.kernel.groovy;

import groovy.lang.Binding;
import groovy.lang.MissingPropertyException;
import io.jadeite.kernel.session.Variables;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of the notebook, as Groovy scripts have them. Threads may share it. */
final class CellBinding extends Binding {
    private final Variables variables;

    CellBinding(Variables variables) {
        this.variables = variables;
    }

    @Override
    public @Nullable Object getVariable(String name) {
        if (!variables.has(name)) {
            throw new MissingPropertyException(name, getClass());
        }
        return variables.get(name);
    }

    @Override
    public void setVariable(String name, @Nullable Object value) {
        variables.set(name, value);
    }

    @Override
    public void removeVariable(String name) {
        variables.remove(name);
    }

    @Override
    public boolean hasVariable(String name) {
        return variables.has(name);
    }

    /** A copy; what is put into it goes nowhere. */
    @Override
    @SuppressWarnings("rawtypes")
    public Map getVariables() {
        return variables.copy();
    }
}
