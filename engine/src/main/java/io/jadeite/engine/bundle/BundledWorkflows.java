package io.jadeite.engine.bundle;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.workflow.Catalogue;
import io.jadeite.engine.workflow.Workflow;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The workflows of bundles, loaded when they are first asked for. Each lives in class loaders of its own, so that two versions
 * of one workflow run side by side. Threads may share it.
 */
public final class BundledWorkflows {
    /** A workflow of a bundle, with all the workflows that it knows: those installed, those that it uses, and itself. */
    public record Loaded(Travelling workflow, Catalogue catalogue) {}

    /** So many stay loaded; of more, those that weren't used for longest are loaded again. */
    private static final int MOST = 200;
    /** Bytes: jars, and as many again of classes. */
    private static final long LARGEST_CACHE = 1L << 30;

    private final Bundles bundles;
    private final Map<String, BundleLanguage> languages = new TreeMap<>();
    private final Catalogue installed;
    private final JarCache jars;
    private final ClassCache classes;
    private final Map<String, CompletableFuture<Loaded>> loaded =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, CompletableFuture<Loaded>> eldest) {
                    return size() > MOST;
                }
            });

    /**
     * @param installed what is known here without bundles
     * @param cache where jars and compiled classes are kept between processes
     */
    public BundledWorkflows(Bundles bundles, List<BundleLanguage> languages, Catalogue installed, Path cache) {
        this.bundles = bundles;
        languages.forEach(language -> this.languages.put(language.name(), language));
        this.installed = installed;
        var limit = new CacheLimit(LARGEST_CACHE, InstantSource.system());
        this.jars = new JarCache(bundles, cache.resolve("jars"), limit);
        this.classes = new ClassFiles(cache.resolve("classes"), limit);
    }

    /** Those on the class path. */
    public static List<BundleLanguage> installedLanguages() {
        return ServiceLoader.load(BundleLanguage.class, BundledWorkflows.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** The names of the languages that it can load. */
    public Set<String> languages() {
        return Collections.unmodifiableSet(languages.keySet());
    }

    /**
     * The workflow of the bundle with this hash.
     *
     * @throws InputException where its code can't be loaded anywhere; found out once for each bundle
     * @throws UnknownLanguageException where it can't be loaded here
     * @throws JadeiteException where it can't be got: the database is away, the cache can't be written
     */
    public Loaded load(String hash) {
        var mine = new CompletableFuture<Loaded>();
        var others = loaded.putIfAbsent(hash, mine);
        if (others != null) {
            return result(others);
        }
        try {
            mine.complete(make(hash));
        } catch (InputException e) {
            mine.completeExceptionally(e);
        } catch (RuntimeException | Error e) {
            loaded.remove(hash, mine);
            mine.completeExceptionally(e);
        }
        return result(mine);
    }

    private static Loaded result(CompletableFuture<Loaded> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw e;
            }
        }
    }

    private Loaded make(String hash) {
        var bundle = bundles.get(hash);
        var language = languages.get(bundle.language());
        if (language == null) {
            throw new UnknownLanguageException(bundle, languages.keySet());
        }
        var known = installed;
        var used = new LinkedHashMap<String, Bundle>();
        for (var other : bundle.uses().values()) {
            var workflow = load(other).workflow();
            known = known.with(workflow);
            workflow.parcel().all().forEach(one -> used.put(one.hash(), one));
        }
        var parcel = new Parcel(bundle, List.copyOf(used.values()), Map.of());
        var workflow = new LoadedWorkflow(made(language, bundle), parcel);
        return new Loaded(workflow, known.with(workflow));
    }

    /** Whatever the code of others does while it is loaded, it is told as its own failure. */
    private Workflow made(BundleLanguage language, Bundle bundle) {
        var loader = loader(bundle);
        try {
            var workflow = language.load(bundle, loader, classes);
            if (!workflow.name().toString().equals(bundle.workflow())) {
                throw new InputException(
                        "The code of %s makes a workflow named %s.".formatted(bundle.workflow(), workflow.name()));
            }
            return workflow;
        } catch (JadeiteException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw new InputException("The code of %s can't be loaded: %s.".formatted(bundle.workflow(), e));
        }
    }

    private ClassLoader loader(Bundle bundle) {
        var parent = BundledWorkflows.class.getClassLoader();
        if (bundle.jars().isEmpty()) {
            return parent;
        }
        var urls = new ArrayList<URL>();
        for (var jar : bundle.jars()) {
            try {
                urls.add(jars.file(jar).toUri().toURL());
            } catch (MalformedURLException e) {
                throw new IllegalStateException("each file has a URL", e);
            }
        }
        return new URLClassLoader("jars of " + bundle.workflow(), urls.toArray(URL[]::new), parent);
    }
}
