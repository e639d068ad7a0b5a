package io.jadeite.dsl.script.grape;

import io.jadeite.engine.problem.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.aether.RepositorySystemSession.SessionBuilder;
import org.eclipse.aether.repository.Proxy;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.DefaultAuthenticationSelector;
import org.eclipse.aether.util.repository.DefaultMirrorSelector;
import org.eclipse.aether.util.repository.DefaultProxySelector;

/**
 * What the user has told Maven in {@code ~/.m2/settings.xml}: mirrors, proxies, names and passwords for servers, repositories of active
 * profiles; and what Maven has fetched before. Encrypted passwords aren't read.
 *
 * @param local the folder in which Maven keeps what it has fetched
 */
record MavenSettings(Path local, Optional<SettingsXml> settings) {
    /** @param folder usually {@code ~/.m2} */
    static MavenSettings in(Path folder) {
        var file = folder.resolve("settings.xml");
        if (!Files.isReadable(file)) {
            return new MavenSettings(folder.resolve("repository"), Optional.empty());
        }
        try (var in = Files.newInputStream(file)) {
            var settings = SettingsXml.read(in);
            var local = settings.text("localRepository").map(Path::of).orElse(folder.resolve("repository"));
            return new MavenSettings(local, Optional.of(settings));
        } catch (IOException e) {
            throw new InputException("Maven's settings in %s can't be read: %s.".formatted(file, e.getMessage()));
        }
    }

    /** Of the user who runs this program. */
    static MavenSettings ofUser() {
        return in(Path.of(System.getProperty("user.home"), ".m2"));
    }

    SessionBuilder tell(SessionBuilder session) {
        var mirrors = new DefaultMirrorSelector();
        all("mirrors", "mirror")
                .forEach(one -> mirrors.add(
                        one.word("id"), one.word("url"), "default", false, false, one.word("mirrorOf"), "default"));
        var proxies = new DefaultProxySelector();
        all("proxies", "proxy").stream()
                .filter(one -> !one.word("active").equals("false"))
                .forEach(one -> proxies.add(proxy(one), one.word("nonProxyHosts")));
        var servers = new DefaultAuthenticationSelector();
        all("servers", "server")
                .forEach(one -> servers.add(
                        one.word("id"),
                        new AuthenticationBuilder()
                                .addUsername(one.word("username"))
                                .addPassword(one.word("password"))
                                .build()));
        return session.setMirrorSelector(mirrors).setProxySelector(proxies).setAuthenticationSelector(servers);
    }

    private static Proxy proxy(SettingsXml one) {
        var user = one.text("username")
                .map(name -> new AuthenticationBuilder()
                        .addUsername(name)
                        .addPassword(one.word("password"))
                        .build());
        var kind = one.text("protocol").orElse("http");
        int port = Integer.parseInt(one.text("port").orElse("8080"));
        return new Proxy(kind, one.word("host"), port, user.orElse(null));
    }

    /** Those of the active profiles. */
    List<RemoteRepository> repositories() {
        var active = new HashSet<String>();
        all("activeProfiles", "activeProfile").forEach(one -> active.add(one.content()));
        var found = new ArrayList<RemoteRepository>();
        for (var profile : all("profiles", "profile")) {
            boolean isActive = active.contains(profile.word("id"))
                    || profile.all("activation").stream()
                            .anyMatch(one -> one.word("activeByDefault").equals("true"));
            if (isActive) {
                profile.all("repositories").stream()
                        .flatMap(one -> one.all("repository").stream())
                        .map(one -> new RemoteRepository.Builder(one.word("id"), "default", one.word("url")).build())
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** What Maven has fetched, as a repository that is only read. */
    Optional<RemoteRepository> fetched() {
        var never = new RepositoryPolicy(
                true, RepositoryPolicy.UPDATE_POLICY_NEVER, RepositoryPolicy.CHECKSUM_POLICY_IGNORE);
        return Optional.of(local)
                .filter(Files::isDirectory)
                .map(folder -> new RemoteRepository.Builder(
                                "fetched-by-maven", "default", folder.toUri().toString())
                        .setPolicy(never)
                        .build());
    }

    private List<SettingsXml> all(String group, String name) {
        return settings.stream()
                .flatMap(one -> one.all(group).stream())
                .flatMap(one -> one.all(name).stream())
                .toList();
    }
}
