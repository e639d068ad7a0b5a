package io.jadeite.dsl.script.groovy;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.Script;
import io.jadeite.dsl.script.flow.WorkflowUse;
import io.jadeite.dsl.script.value.Decoder;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.workflow.WorkflowName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.codehaus.groovy.runtime.MethodClosure;

/** The code of a Groovy bundle, from which the workflow's closure is made anew for each run. Threads share it. */
final class LoadedCode {
    private final List<?> entries;
    private final Map<?, ?> variables;
    private final Map<?, ?> links;
    private final List<String> scripts;
    private final ClassLoader loader;

    LoadedCode(Map<String, Object> content, List<String> scripts, ClassLoader loader) {
        this.entries = (List<?>) Objects.requireNonNull(content.get("entries"));
        this.variables = (Map<?, ?>) Objects.requireNonNull(content.get("variables"));
        this.links = (Map<?, ?>) Objects.requireNonNull(content.get("links"));
        this.scripts = scripts;
        this.loader = loader;
    }

    /** @throws InputException where the closure can't be made */
    void check() {
        closure();
    }

    /** With scripts and values of its own. */
    Closure<?> closure() {
        return new Making().closure(0);
    }

    /** For one closure. */
    private final class Making {
        private final Binding binding = new Binding();
        private final Map<String, Script> objects = new LinkedHashMap<>();
        private final Map<Integer, Closure<?>> closures = new HashMap<>();
        private final Set<Integer> begun = new HashSet<>();
        private final Decoder decoder = new Decoder(name -> Class.forName(name, true, loader), this::decode);

        Making() {
            scripts.forEach(name -> objects.put(name, object(name)));
            links.forEach((name, target) -> binding.setVariable(String.valueOf(name), link((List<?>) target)));
            variables.forEach((name, value) -> binding.setVariable(String.valueOf(name), decoder.decode(value)));
        }

        private MethodClosure link(List<?> target) {
            return new MethodClosure(
                    Objects.requireNonNull(objects.get(String.valueOf(target.get(0)))), String.valueOf(target.get(1)));
        }

        private Script object(String name) {
            try {
                var script = Class.forName(name, true, loader)
                        .asSubclass(Script.class)
                        .getDeclaredConstructor()
                        .newInstance();
                script.setBinding(binding);
                return script;
            } catch (ReflectiveOperationException e) {
                throw new InputException("The script %s can't be made: %s.".formatted(name, e));
            }
        }

        Closure<?> closure(int number) {
            var known = closures.get(number);
            if (known != null) {
                return known;
            }
            if (!begun.add(number)) {
                return new Later(this, () -> closure(number));
            }
            var entry = (Map<?, ?>) entries.get(number);
            var script = Objects.requireNonNull(objects.get(String.valueOf(entry.get("script"))));
            var values = ((List<?>) Objects.requireNonNull(entry.get("values")))
                    .stream().map(decoder::decode).toArray();
            var made = (Closure<?>) script.invokeMethod(String.valueOf(entry.get("method")), values);
            closures.put(number, made);
            return made;
        }

        private Optional<Object> decode(String tag, Object content) {
            return switch (tag) {
                case "closure" -> Optional.of(closure(((Number) content).intValue()));
                case "workflow" -> Optional.of(new Named(WorkflowName.parse(String.valueOf(content))));
                default -> Optional.empty();
            };
        }
    }

    /** A workflow that the code names by a value. */
    private record Named(WorkflowName name) implements WorkflowUse {}

    /** A closure that captured itself: it is there when it is called. */
    @SuppressWarnings("serial")
    static final class Later extends Closure<Object> {
        private final transient Supplier<Closure<?>> itself;

        Later(Object owner, Supplier<Closure<?>> itself) {
            super(owner);
            this.itself = itself;
        }

        @Override
        public Object call(Object... arguments) {
            return itself.get().call(arguments);
        }

        /** What Groovy calls. */
        public Object doCall(Object... arguments) {
            return itself.get().call(arguments);
        }
    }
}
