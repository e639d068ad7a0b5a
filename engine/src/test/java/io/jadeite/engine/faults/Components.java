package io.jadeite.engine.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the machine has to have for a scenario. What is missing is a failure that names the Debian package, never a skip. */
final class Components {
    private Components() {}

    /** The library that gives a process a clock of its own. */
    static Path fakeTime() {
        try (var folders = Files.list(Path.of("/usr/lib"))) {
            return folders.map(folder -> folder.resolve("faketime/libfaketime.so.1"))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow(() -> missing("libfaketime.so.1", "libfaketime"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void needPgBouncer() {
        need("pgbouncer", "pgbouncer");
    }

    static void needNetworkNamespaces() {
        needRoot("network namespaces");
        need("ip", "iproute2");
        need("iptables", "iptables");
        if (Shell.ask("ip", "netns", "list").code() != 0) {
            throw new AssertionError("This scenario makes network namespaces, which this machine refuses.");
        }
    }

    static void needMounts() {
        needRoot("mounts");
        need("mount", "mount");
    }

    private static void needRoot(String what) {
        if (!Shell.isRoot()) {
            throw new AssertionError("This scenario makes %s: run it as root, for instance by sudo.".formatted(what));
        }
    }

    private static void need(String program, String debianPackage) {
        if (Shell.ask("sh", "-c", "PATH=$PATH:/usr/sbin:/sbin command -v " + program)
                        .code()
                != 0) {
            throw missing(program, debianPackage);
        }
    }

    private static AssertionError missing(String component, String debianPackage) {
        return new AssertionError(
                "This scenario needs %s; on Debian: apt-get install %s".formatted(component, debianPackage));
    }
}
