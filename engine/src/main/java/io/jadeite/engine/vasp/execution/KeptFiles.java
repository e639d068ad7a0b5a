package io.jadeite.engine.vasp.execution;

import io.jadeite.engine.setting.Setting;
import io.jadeite.engine.setting.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** What becomes of VASP's files when a calculation is done: dropped, compressed, or left as they are. */
final class KeptFiles {
    private final List<String> dropped;
    private final List<String> compressed;

    private KeptFiles(List<String> dropped, List<String> compressed) {
        this.dropped = dropped;
        this.compressed = compressed;
    }

    static KeptFiles of(Settings settings) {
        return new KeptFiles(names(settings.get(Setting.VASP_DROP)), names(settings.get(Setting.VASP_COMPRESS)));
    }

    void tidy(Path directory) throws IOException {
        for (var name : dropped) {
            Files.deleteIfExists(directory.resolve(name));
        }
        for (var name : compressed) {
            var file = directory.resolve(name);
            if (Files.isRegularFile(file)) {
                compress(file);
            }
        }
    }

    private static void compress(Path file) throws IOException {
        var half = file.resolveSibling(file.getFileName() + ".gz.part");
        try (var out = new GZIPOutputStream(Files.newOutputStream(half))) {
            Files.copy(file, out);
        }
        Files.move(half, file.resolveSibling(file.getFileName() + ".gz"), StandardCopyOption.REPLACE_EXISTING);
        Files.delete(file);
    }

    /** Names alone, never paths. */
    private static List<String> names(String text) {
        var names = new ArrayList<String>();
        for (var word : Arrays.asList(text.strip().split("[\\s,]+", -1))) {
            if (!word.isEmpty() && !word.contains("/") && !word.contains("\\") && !word.startsWith(".")) {
                names.add(word);
            }
        }
        return names;
    }
}
