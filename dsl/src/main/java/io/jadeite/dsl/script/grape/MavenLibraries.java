package io.jadeite.dsl.script.grape;

import io.jadeite.engine.problem.InputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.maven.model.building.DefaultModelProcessor;
import org.apache.maven.model.io.DefaultModelReader;
import org.apache.maven.model.superpom.DefaultSuperPomProvider;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;

/** Fetches libraries with what they need, and keeps them in a folder. Threads may share it. */
final class MavenLibraries {
    /** The one that works in the calling thread: where one of the other's threads is ended by an error, it waits for ever. */
    private static final String COLLECTOR = "aether.dependencyCollector.impl";

    /** What a library needs when it runs; the session leaves out what its tests or its container would need. */
    private static final String SCOPE = "runtime";

    private final Path folder;
    private final MavenSettings settings;
    private final List<RemoteRepository> repositories = new CopyOnWriteArrayList<>();

    MavenLibraries(Path folder, MavenSettings settings) {
        this.folder = folder;
        this.settings = settings;
        repositories.addAll(settings.repositories());
        repositories.addAll(usual());
    }

    /** Those that Maven asks where nobody says which: of the model that all others inherit. */
    private static List<RemoteRepository> usual() {
        var reading = new DefaultModelProcessor().setModelReader(new DefaultModelReader());
        var inherited = new DefaultSuperPomProvider().setModelProcessor(reading).getSuperModel("4.0.0");
        return inherited.getRepositories().stream()
                .map(one -> new RemoteRepository.Builder(one.getId(), one.getLayout(), one.getUrl()).build())
                .toList();
    }

    /** Asked before those that are known. */
    void addRepository(String name, String root) {
        if (repositories.stream().noneMatch(known -> known.getUrl().equals(root))) {
            repositories.addFirst(new RemoteRepository.Builder(name, "default", root).build());
        }
    }

    /**
     * The jars of these libraries and of what they need, in the order of a class path.
     *
     * @param coordinates {@code group:module:version}
     * @param excluded {@code group:module}, which stay out
     * @throws InputException where one can't be got, with why
     */
    List<Path> fetch(List<String> coordinates, List<String> excluded) {
        Grabbed.mark(folder);
        var exclusions = excluded.stream()
                .map(one -> one.split(":", -1))
                .map(parts -> new Exclusion(parts[0], parts[1], "*", "*"))
                .toList();
        var system = new RepositorySystemSupplier().get();
        try (var session = settings.tell(new SessionBuilderSupplier(system)
                        .get()
                        .withLocalRepositoryBaseDirectories(folder)
                        .setConfigProperty(COLLECTOR, "df"))
                .build()) {
            var request = new CollectRequest();
            coordinates.forEach(
                    one -> request.addDependency(new Dependency(new DefaultArtifact(one), SCOPE, false, exclusions)));
            settings.fetched().ifPresent(request::addRepository);
            system.newResolutionRepositories(session, repositories).forEach(request::addRepository);
            return system
                    .resolveDependencies(session, new DependencyRequest().setCollectRequest(request))
                    .getArtifactResults()
                    .stream()
                    .map(result -> result.getArtifact().getPath())
                    .toList();
        } catch (DependencyResolutionException e) {
            throw new InputException("The libraries %s can't be got from %s: %s."
                    .formatted(String.join(", ", coordinates), asked(), why(e)));
        } finally {
            system.shutdown();
        }
    }

    private String asked() {
        return repositories.stream()
                .map(one -> "%s (%s)".formatted(one.getId(), one.getUrl()))
                .collect(Collectors.joining(", "));
    }

    /** What the resolver says, which ends in a full stop or not. */
    private static String why(DependencyResolutionException failure) {
        return Objects.requireNonNullElse(failure.getMessage(), failure.toString())
                .replaceAll("\\.$", "");
    }
}
