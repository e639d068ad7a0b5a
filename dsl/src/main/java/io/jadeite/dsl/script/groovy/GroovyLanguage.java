package io.jadeite.dsl.script.groovy;

import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovySystem;
import io.jadeite.dsl.script.flow.UserWorkflow;
import io.jadeite.dsl.script.value.Decoder;
import io.jadeite.engine.bundle.Bundle;
import io.jadeite.engine.bundle.BundleLanguage;
import io.jadeite.engine.bundle.ClassCache;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.text.Digest;
import io.jadeite.engine.text.Json;
import io.jadeite.engine.workflow.Workflow;
import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.Phases;
import org.jspecify.annotations.Nullable;

/** Loads bundles of Groovy: compiles their masked sources together, or takes the classes that were kept. Threads share it. */
public final class GroovyLanguage implements BundleLanguage {
    /** They are of no use on a worker, and one would fetch jars. */
    private static final Set<String> NOT_HERE =
            Set.of(SourceIndexing.class.getName(), "groovy.grape.GrabAnnotationTransformation");

    private static final WeakReference<@Nullable BundleLoader> NONE = new WeakReference<>(null);

    /** Those that are still in use, by the digest of what their classes depend on. */
    private final Map<String, WeakReference<@Nullable BundleLoader>> loaders = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return GroovyBundles.LANGUAGE;
    }

    @Override
    public Workflow load(Bundle bundle, ClassLoader jars, ClassCache cache) {
        var content = Json.readObject(bundle.content(), "the code of " + bundle.workflow());
        var sources = ((List<?>) Objects.requireNonNull(content.get("sources")))
                .stream()
                        .map(source ->
                                ((List<?>) source).stream().map(String::valueOf).toList())
                        .toList();
        var loader = loader(bundle, sources, jars, cache);
        Decoder.Types types = name -> Class.forName(name, true, loader);
        var signature = SignatureJson.read((Map<?, ?>) Objects.requireNonNull(content.get("signature")), types);
        var scripts = sources.stream()
                .map(source -> source.get(1))
                .filter(name -> !name.isEmpty())
                .toList();
        var code = new LoadedCode(content, scripts, loader);
        code.check();
        return new UserWorkflow(
                signature,
                new GroovyBody(code::closure),
                new Decoder(types, (tag, value) -> Optional.empty()),
                within -> {
                    throw new InputException(
                            "%s came with a run and is sent on as it came.".formatted(signature.name()));
                });
    }

    /** Bundles that differ in nothing but values share their classes, as runs of one bundle do: Groovy is slow with each new class. */
    private BundleLoader loader(Bundle bundle, List<List<String>> sources, ClassLoader jars, ClassCache cache) {
        var key = key(bundle, sources);
        var digest = Digest.of(key);
        var known = loaders.getOrDefault(digest, NONE).get();
        if (known != null) {
            return known;
        }
        var classes = cache.classes(key, () -> compile(bundle, sources, jars));
        var made = new BundleLoader(bundle.workflow(), jars, classes);
        loaders.values().removeIf(reference -> reference.get() == null);
        loaders.put(digest, new WeakReference<>(made));
        return made;
    }

    /** Entries and values are not in it, so that a thousand submissions of one closure share their classes. */
    private static String key(Bundle bundle, List<List<String>> sources) {
        return Json.write(List.of(
                sources,
                bundle.jars().stream().map(Bundle.Jar::sha256).toList(),
                GroovySystem.getVersion(),
                Runtime.version().toString(),
                bundle.versions().getOrDefault("jadeite", "")));
    }

    private static Map<String, byte[]> compile(Bundle bundle, List<List<String>> sources, ClassLoader jars) {
        var configuration = Compilation.configuration(WorkflowScript.class);
        configuration.setDisabledGlobalASTTransformations(NOT_HERE);
        try (var loader = new GroovyClassLoader(jars, configuration)) {
            var unit = new CompilationUnit(configuration, null, loader);
            sources.forEach(source -> ScriptSource.add(unit, source.get(0), source.get(1), source.get(2)));
            unit.compile(Phases.CLASS_GENERATION);
            var classes = new LinkedHashMap<String, byte[]>();
            unit.getClasses().forEach(made -> classes.put(made.getName(), made.getBytes()));
            return classes;
        } catch (CompilationFailedException e) {
            throw new InputException("The code of %s can't be compiled here: %s"
                    .formatted(bundle.workflow(), Told.of(e, Words.INSIDE).getMessage()));
        } catch (java.io.IOException e) {
            throw new InputException(
                    "The code of %s can't be compiled: %s.".formatted(bundle.workflow(), e.getMessage()));
        }
    }
}
