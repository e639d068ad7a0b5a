package io.jadeite.dsl.script;

import io.jadeite.dsl.script.groovy.BundleLoader;
import io.jadeite.dsl.script.java.JavaBundles;
import io.jadeite.dsl.script.java.JavaCompilation;
import io.jadeite.dsl.script.value.Decoder;
import io.jadeite.engine.bundle.Bundle;
import io.jadeite.engine.bundle.BundleLanguage;
import io.jadeite.engine.bundle.ClassCache;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.text.Json;
import io.jadeite.engine.workflow.Workflow;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Loads bundles of Java: one class with the snippets that the workflow uses, whose variables get their values back. Threads share it. */
public final class JavaLanguage implements BundleLanguage {
    @Override
    public String name() {
        return JavaBundles.LANGUAGE;
    }

    @Override
    public Workflow load(Bundle bundle, ClassLoader jars, ClassCache cache) {
        var content = Json.readObject(bundle.content(), "the code of " + bundle.workflow());
        var source = String.valueOf(content.get("source"));
        var key = Json.write(List.of(
                source,
                bundle.jars().stream().map(Bundle.Jar::sha256).toList(),
                Runtime.version().toString()));
        var classes = cache.classes(key, () -> JavaCompilation.compile(bundle.workflow(), source, jars));
        var loader = new BundleLoader(bundle.workflow(), jars, classes);
        var session = Jadeite.toDefine();
        try {
            var type = Class.forName(JavaCompilation.CLASS, true, loader);
            var decoder = new Decoder(
                    name -> Class.forName(JavaBodies.here(name, JavaCompilation.CLASS), true, loader),
                    (tag, value) -> decode(tag, value, session));
            for (var value : ((Map<?, ?>) Objects.requireNonNull(content.get("values"))).entrySet()) {
                type.getDeclaredField(String.valueOf(value.getKey())).set(null, decoder.decode(value.getValue()));
            }
            var defined = type.getDeclaredMethod(JavaCompilation.DEFINE).invoke(null);
            if (defined instanceof Definition definition) {
                return definition.workflow();
            }
            throw new InputException("The code of %s gives no workflow, but %s.".formatted(bundle.workflow(), defined));
        } catch (InvocationTargetException e) {
            throw new InputException(
                    "The code of %s fails while it is loaded: %s.".formatted(bundle.workflow(), e.getCause()));
        } catch (ReflectiveOperationException e) {
            throw new InputException("The code of %s can't be loaded: %s.".formatted(bundle.workflow(), e));
        }
    }

    private static Optional<Object> decode(String tag, Object value, Jadeite session) {
        return switch (tag) {
            case JavaBundles.SESSION -> Optional.of(session);
            case "workflow" -> Optional.of(session.named(String.valueOf(value)));
            default -> Optional.empty();
        };
    }
}
