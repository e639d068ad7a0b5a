package io.jadeite.engine.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.reference.Seeds;
import io.jadeite.engine.reference.Seeds.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    private static final List<String> AWKWARD = List.of(
            "", " ", "yes", "no", "null", "~", "1", "1e3", "0x1F", "a: b", "- x", "#", "\"'\\", "\n\t", "π😀", "%");

    @TempDir
    Path folder;

    static Stream<Seed> seeds() {
        return Seeds.some(50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void jsonComesBackAsItWas(Seed seed) {
        var value = mapping(seed.random(), 3);

        assertThat(Json.readObject(Json.write(value), "here")).isEqualTo(value);
        assertThat(Json.write(value)).doesNotContain("\n");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void yamlComesBackAsItWas(Seed seed) throws IOException {
        var value = mapping(seed.random(), 3);

        var file = Files.writeString(folder.resolve("file.yaml"), Yaml.write(value));

        assertThat(Yaml.readMapping(file)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[1]", "1", "{\"a\":}", "{\"a\":1", "{\"a\":1} x", "\"text\""})
    void whatIsNoJsonObjectIsRefusedWithItsPlace(String text) {
        assertThatThrownBy(() -> Json.readObject(text, "the run's parameters"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("the run's parameters")
                .hasMessageContaining("not the JSON that it should be");
    }

    @Test
    void whatIsNoYamlMappingIsRefusedWithItsFile() throws IOException {
        refuse("- a\n- b\n", "found a list or a number");
        refuse("just words", "found a text");
        refuse("a: 1\nb: [\n", "no valid YAML");
        refuse("a: 1\na: 2\n", "no valid YAML");
        refuse("a: !!java.net.URL [x]\n", "no valid YAML");
        Files.write(folder.resolve("file.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThatThrownBy(() -> Yaml.readMapping(folder.resolve("file.yaml")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void aFileThatCannotBeReadSaysWhy() {
        assertThatThrownBy(() -> Yaml.readMapping(folder))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("it is a folder");
        assertThatThrownBy(() -> Yaml.readMapping(folder.resolve("none.yaml")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("there is no such file in " + folder);
        assertThatThrownBy(() -> Yaml.readMapping(folder.resolve("none/file.yaml")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("there is no folder " + folder.resolve("none"));
    }

    @Test
    void anEmptyYamlFileIsAnEmptyMappingAndAMissingValueAnEmptyText() throws IOException {
        var empty = Files.writeString(folder.resolve("empty.yaml"), "# nothing\n");
        var missing = Files.writeString(folder.resolve("missing.yaml"), "database:\n");

        assertThat(Yaml.readMapping(empty)).isEmpty();
        assertThat(Yaml.readMapping(missing)).isEqualTo(Map.of("database", ""));
    }

    private void refuse(String content, String reason) throws IOException {
        var file = Files.writeString(folder.resolve("file.yaml"), content);
        assertThatThrownBy(() -> Yaml.readMapping(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(reason);
    }

    private static Map<String, Object> mapping(RandomGenerator random, int depth) {
        var mapping = new LinkedHashMap<String, Object>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            mapping.put("key " + i, value(random, depth));
        }
        return mapping;
    }

    private static Object value(RandomGenerator random, int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextGaussian() * Math.pow(10, random.nextInt(-200, 200));
            case 2 -> random.nextBoolean();
            case 3 -> AWKWARD.get(random.nextInt(AWKWARD.size()));
            case 4 -> mapping(random, depth - 1);
            default -> {
                var list = new ArrayList<Object>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(random, depth - 1));
                }
                yield list;
            }
        };
    }
}
