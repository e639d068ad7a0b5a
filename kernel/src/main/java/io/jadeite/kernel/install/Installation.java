package io.jadeite.kernel.install;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.text.Json;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes kernels' folders where Jupyter looks for them, and removes them. */
public final class Installation {
    private static final List<String> LOGOS = List.of("logo-32x32.png", "logo-64x64.png", "logo-svg.svg");

    private final Place place;

    public Installation(Place place) {
        this.place = place;
    }

    /**
     * Installs a kernel for each language, in the place of former ones of that name.
     *
     * @param name {@code jadeite}, or another to have several beside each other
     * @param program the words that start Jadeite
     * @param environment for the kernels, beside that of Jupyter's server
     * @return the folders
     * @throws InputException where the name can't be one, or the place can't be written
     */
    public List<Path> install(String name, List<String> program, Map<String, String> environment) {
        return Arrays.stream(KernelLanguage.values())
                .map(language -> install(new KernelSpec(name, language, program, environment)))
                .toList();
    }

    private Path install(KernelSpec spec) {
        var folder = place.folder().resolve(spec.folder());
        if (Files.exists(folder) && !isOurs(folder)) {
            throw new InputException(
                    "%s has a kernel that isn't Jadeite's. Give ours another name by --name, or remove that one by 'jupyter kernelspec remove %s'."
                            .formatted(folder, spec.folder()));
        }
        try {
            Files.createDirectories(place.folder());
            // Made beside its place and moved there, so that Jupyter never sees half of it.
            var made = Files.createTempDirectory(place.folder(), ".jadeite");
            Files.writeString(made.resolve("kernel.json"), Json.write(spec.content()) + "\n");
            for (var logo : LOGOS) {
                copyLogo(spec.language(), logo, made.resolve(logo));
            }
            made.toFile().setReadable(true, false);
            made.toFile().setExecutable(true, false);
            remove(folder);
            Files.move(made, folder, StandardCopyOption.ATOMIC_MOVE);
            return folder;
        } catch (IOException e) {
            throw new InputException(
                    "The kernel can't be written to %s (%s). Another place: --user, --sys-prefix or --prefix."
                            .formatted(folder, e));
        }
    }

    private static void copyLogo(KernelLanguage language, String logo, Path to) throws IOException {
        try (var picture = Installation.class.getResourceAsStream(language.word() + "/" + logo)) {
            if (picture == null) {
                throw new IllegalStateException("the jar lacks " + logo);
            }
            Files.copy(picture, to);
        }
    }

    /**
     * Removes the kernels of a name.
     *
     * @return the folders that were removed; none if there were none
     */
    public List<Path> uninstall(String name) {
        var removed = new ArrayList<Path>();
        for (var language : KernelLanguage.values()) {
            var folder = place.folder().resolve(new KernelSpec(name, language, List.of(), Map.of()).folder());
            if (Files.exists(folder) && isOurs(folder)) {
                try {
                    remove(folder);
                } catch (IOException e) {
                    throw new JadeiteException("%s can't be removed (%s).".formatted(folder, e), e);
                }
                removed.add(folder);
            }
        }
        return List.copyOf(removed);
    }

    private static boolean isOurs(Path folder) {
        var file = folder.resolve("kernel.json");
        try {
            return Json.readObject(Files.readString(file), file.toString()).get("metadata")
                            instanceof Map<?, ?> metadata
                    && metadata.containsKey(KernelSpec.MARK);
        } catch (IOException | InputException e) {
            return false;
        }
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
