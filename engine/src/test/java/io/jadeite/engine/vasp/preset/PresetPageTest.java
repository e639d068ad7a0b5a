package io.jadeite.engine.vasp.preset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The manual's table of presets is made of the presets themselves. */
class PresetPageTest {
    private static final String HEAD = """
        # Presets of VASP

        What comes with Jadeite; [VASP](vasp.md) says what a preset is, and how to change one or to add one's own. Where a name is that
        of a published set, the set is what one gets: [how far they agree](../vasp-agreement.md). Simmate's variation of the same stands
        beside it with `-simmate` at its end. This page is made of the presets by the test `PresetPageTest`.

        | workflow | follows | does |
        |---|---|---|
        """;

    @Test
    void theTableNamesEachPresetAndWhatItFollows() throws IOException {
        var page = new StringBuilder(HEAD);
        for (var entry : PresetLibrary.index()) {
            var preset = PresetLibrary.builtIn().find(entry.name());
            page.append("| `%s` | %s | %s |\n".formatted(entry.name(), preset.source(), entry.documentation()));
        }
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/vasp-presets.md"), page);

        var committed = Path.of("../docs/manual/vasp-presets.md");

        assertThat(committed)
                .as("the table of presets; the new one is target/vasp-presets.md")
                .content()
                .isEqualTo(page.toString());
    }
}
