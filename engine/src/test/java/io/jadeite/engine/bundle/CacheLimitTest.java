package io.jadeite.engine.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheLimitTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final CacheLimit limit = new CacheLimit(25, InstantSource.fixed(NOW));

    @Test
    void whatNobodyHasUsedForLongestGoes() throws IOException {
        write("a", Duration.ofDays(5));
        write("b", Duration.ofDays(9));
        write("c", Duration.ofDays(2));

        limit.keep(folder);

        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("a", "c");
    }

    @Test
    void whatWasUsedWithinADayStaysHoweverMuchItIs() throws IOException {
        write("a", Duration.ofHours(1));
        write("b", Duration.ofHours(2));
        write("c", Duration.ofHours(23));
        write("old", Duration.ofDays(2));

        limit.keep(folder);

        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void aUseIsNoted() throws IOException {
        write("a", Duration.ofDays(9));
        write("b", Duration.ofDays(8));
        write("c", Duration.ofDays(7));

        limit.used(folder.resolve("a"));
        limit.keep(folder);

        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("a", "c");
    }

    @Test
    void aFolderThatIsNotThereIsNoTrouble() {
        limit.keep(folder.resolve("none"));
        limit.used(folder.resolve("none/file"));

        assertThat(folder.resolve("none")).doesNotExist();
    }

    private void write(String name, Duration ago) throws IOException {
        var file = Files.write(folder.resolve(name), new byte[10]);
        Files.setLastModifiedTime(file, FileTime.from(NOW.minus(ago)));
    }
}
