package io.jadeite.engine.structure.symmetry;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds spglib's shared object: the one that came with Jadeite, in the folder {@code native/OS-ARCHITECTURE} beside its
 * jar, else one that the system's loader knows. The property {@code jadeite.spglib} names another file.
 */
@SuppressWarnings("restricted") // This is where the library is loaded.
final class SpglibLibrary {
    private static final String PROPERTY = "jadeite.spglib";
    private static final List<String> OF_THE_SYSTEM =
            List.of("libsymspg.so.2", "libsymspg.so.1", "libsymspg.so", "libsymspg.dylib");

    private SpglibLibrary() {}

    /** The library stays loaded for as long as the program runs. */
    static SymbolLookup find() {
        var named = System.getProperty(PROPERTY);
        if (named != null) {
            return load(Path.of(named))
                    .orElseThrow(() -> new SymmetryUnavailable(
                            "-D%s names %s, which can't be loaded. Name spglib's shared object (libsymspg.so.2), or leave it out."
                                    .formatted(PROPERTY, named),
                            null));
        }
        var ours = besideTheJar();
        return ours.flatMap(SpglibLibrary::load)
                .or(SpglibLibrary::ofTheSystem)
                .orElseThrow(() -> new SymmetryUnavailable(
                        "Symmetry needs the library spglib, which was found neither with Jadeite (%s) nor on this system (%s). Build Jadeite where Python can fetch it, or install it (Debian and Ubuntu: apt install libsymspg1). All that needs no symmetry works without."
                                .formatted(
                                        ours.map(Path::toString).orElse("no folder of its own"),
                                        String.join(", ", OF_THE_SYSTEM)),
                        null));
    }

    private static Optional<Path> besideTheJar() {
        try {
            var source = SpglibLibrary.class.getProtectionDomain().getCodeSource();
            if (source == null) {
                return Optional.empty();
            }
            var folder = Path.of(source.getLocation().toURI()).toAbsolutePath().getParent();
            return Optional.ofNullable(folder)
                    .map(known -> known.resolve("native").resolve(platform()).resolve("libsymspg.so.2"));
        } catch (URISyntaxException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** {@code linux-x86_64}, as the build names folders. */
    private static String platform() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var architecture = System.getProperty("os.arch").replace("amd64", "x86_64");
        return "%s-%s".formatted(system.startsWith("mac") ? "macos" : system.replace(' ', '-'), architecture);
    }

    private static Optional<SymbolLookup> load(Path file) {
        try {
            return Files.isReadable(file)
                    ? Optional.of(SymbolLookup.libraryLookup(file.toRealPath(), Arena.global()))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<SymbolLookup> ofTheSystem() {
        for (var name : OF_THE_SYSTEM) {
            try {
                return Optional.of(SymbolLookup.libraryLookup(name, Arena.global()));
            } catch (IllegalArgumentException _) {
                // The loader doesn't know this name; the next one may do.
            }
        }
        return Optional.empty();
    }
}
