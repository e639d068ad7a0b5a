package io.jadeite.engine.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.bundle.Bundle.Jar;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.text.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;

class CacheTest extends BundleSuite {
    private static final String READS_JAR = """
            try (var word = Travelled.class.getClassLoader().getResourceAsStream("word.txt")) {
                return new Result(new String(word.readAllBytes()));
            }
            """;

    @Test
    void whatWasCompiledIsNotCompiledAgainByTheNextWorker() throws Exception {
        var bundle = Written.bundle(Written.TWO_STEP, "long count", "return new Result(count);");
        submit(bundle);
        workUntilEmpty();

        long run = submit(bundle);
        workUntilEmpty();

        assertThat(run(run).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(language.compilations).hasValue(1);
    }

    @Test
    void damagedClassesAreCompiledAgain() throws Exception {
        var bundle = Written.bundle(Written.TWO_STEP, "long count", "return new Result(count);");
        submit(bundle);
        workUntilEmpty();
        var kept = theFileIn(cache().resolve("classes"));
        var content = Files.readAllBytes(kept);
        content[content.length / 2] ^= 1;
        Files.write(kept, content);

        long run = submit(bundle);
        workUntilEmpty();

        assertThat(run(run).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(language.compilations).hasValue(2);
    }

    @Test
    void aJarTravelsIsStoredOnceAndIsMendedWhereItIsDamaged() throws Exception {
        var parcel = parcelWithJar("travelled");
        submit(parcel, "{}", "{}");
        workUntilEmpty();
        var kept = theFileIn(cache().resolve("jars"));
        Files.delete(kept);
        Files.writeString(kept, "nothing");

        long run = submit(parcel, "{}").getFirst();
        workUntilEmpty();

        assertThat(valuesOf(run)).isEqualTo(Map.of("word", "travelled"));
        assertThat(count("jar")).isEqualTo(1);
        var hash = parcel.bundle().jars().getFirst().sha256();
        assertThat(theFileIn(cache().resolve("jars"))).hasFileName(hash + ".jar");
        assertThat(Digest.of(Files.readAllBytes(kept))).isEqualTo(hash);
    }

    @Test
    void twoVersionsOfAJarAreSeenByTheirOwnRunsOnly() throws Exception {
        long first = submit(parcelWithJar("first"), "{}").getFirst();
        long second = submit(parcelWithJar("second"), "{}").getFirst();

        workUntilEmpty();

        assertThat(valuesOf(first)).isEqualTo(Map.of("word", "first"));
        assertThat(valuesOf(second)).isEqualTo(Map.of("word", "second"));
    }

    @Test
    void aJarThatChangedSinceTheDefinitionIsRefusedAndNothingIsQueued() throws Exception {
        var parcel = parcelWithJar("first");
        var file = parcel.jarFiles().values().iterator().next();
        Files.write(file, jar("another"));

        assertThatThrownBy(() -> submit(parcel, "{}"))
                .hasMessageContaining("has changed since the workflow was defined");
        assertThat(count("run")).isZero();
        assertThat(count("bundle")).isZero();
    }

    @Test
    void aCacheThatCannotBeWrittenHandsTheRunBack() throws Exception {
        long run = submit(parcelWithJar("travelled"), "{}").getFirst();
        Files.createDirectories(cache().getParent());
        Files.writeString(cache(), "in the way");

        workUntilEmpty();

        assertThat(run(run).state()).isEqualTo(RunState.PENDING);
        assertThat(run(run).message().orElse("")).contains("Can't keep the jar words.jar in " + cache());
    }

    private Parcel parcelWithJar(String word) throws IOException {
        var bytes = jar(word);
        var hash = Digest.of(bytes);
        var file = Files.write(fresh().folder().resolve(word + ".jar"), bytes);
        var bundle = Written.bundle(
                Written.TWO_STEP, "String word", READS_JAR, List.of(new Jar("words.jar", hash)), Map.of());
        return new Parcel(bundle, List.of(), Map.of(hash, file));
    }

    private static byte[] jar(String word) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes)) {
            jar.putNextEntry(new JarEntry("word.txt"));
            jar.write(word.getBytes(StandardCharsets.UTF_8));
            jar.closeEntry();
        }
        return bytes.toByteArray();
    }

    private static Path theFileIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            var all = files.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }
}
