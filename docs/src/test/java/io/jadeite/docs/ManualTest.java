package io.jadeite.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.docs.Page.Example;
import io.jadeite.engine.setting.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manual is true: its commands print what it shows, it names every command, option and setting, and its links lead somewhere. */
class ManualTest {
    private static final int AT_LEAST_SHOWN = 40;
    private static final long LIMIT_SECONDS = 60;
    private static final Pattern CALL = Pattern.compile("\\$ ([A-Z_]+=\\S* )*(\\./)?jadeite .*");
    private static final Pattern GROUP = Pattern.compile("(?m)^([a-z]+) +\\S.*\\R {11}(\\S.*)$");
    private static final Pattern OPTIONS = Pattern.compile("(?m)^ +((-\\w, )?--[a-z-]+(, --[a-z-]+)*)");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]*))?\\)");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("pagesWithExamples")
    void theCommandsOfAPagePrintWhatItShows(Page page) throws IOException, InterruptedException {
        var home = folder.toRealPath();
        var cells = Files.createDirectory(home.resolve("cells"));
        Files.copy(Jadeite.sample(), cells.resolve("Cu32.POSCAR"));
        for (var file : page.files().entrySet()) {
            Files.writeString(cells.resolve(file.getKey()), file.getValue());
        }

        for (var example : page.examples()) {
            compare(page, example, home);
        }
    }

    static List<Page> pagesWithExamples() {
        return Page.manual().stream().filter(page -> !page.examples().isEmpty()).toList();
    }

    @Test
    void everyCommandThatIsShownIsRunOrMarked() {
        for (var page : Page.manual()) {
            var marked = page.blocks().stream()
                    .filter(block -> block.isSession() || block.isElsewhere())
                    .flatMap(block -> block.lines().stream())
                    .filter(Page::isCommand)
                    .toList();

            assertThat(page.lines().stream().filter(Page::isCommand).toList())
                    .as("%s: commands stand in blocks fenced as console, or console elsewhere", page)
                    .isEqualTo(marked);
        }
        assertThat(Page.manual().stream()
                        .flatMap(page -> page.examples().stream())
                        .filter(example ->
                                CALL.matcher("$ " + example.command()).matches()))
                .hasSizeGreaterThanOrEqualTo(AT_LEAST_SHOWN);
    }

    @Test
    void everyCommandAndOptionIsNamed() {
        var jadeite = new Jadeite(folder);
        var page = Page.read(Jadeite.checkout().resolve("docs/manual/command-line.md"));
        var missing = new ArrayList<String>();

        commands(jadeite).forEach((group, commands) -> {
            var section = page.section(group);
            for (var command : commands) {
                if (!names(section, command)) {
                    missing.add(group + " " + command);
                }
                var help = jadeite.run(group, command, "--help").succeeded().out();
                options(help).stream()
                        .filter(option -> !names(isHelp(option) ? page.text() : section, option))
                        .forEach(option -> missing.add(group + " " + command + " " + option));
            }
        });

        assertThat(missing).isEmpty();
    }

    @Test
    void everySettingStandsWithItsDefault() {
        var page = Page.read(Jadeite.checkout().resolve("docs/manual/settings.md"));

        for (var setting : Setting.ALL) {
            assertThat(page.lines())
                    .as(setting.name())
                    .anyMatch(line -> line.startsWith("| `" + setting.name() + "` |")
                            && (setting.standard().isEmpty() || line.contains("| `" + setting.standard() + "` |")));
        }
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        var pages = new ArrayList<>(Page.markdownIn(Jadeite.checkout().resolve("docs")));
        for (var name : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")) {
            pages.add(Jadeite.checkout().resolve(name));
        }

        assertThat(pages.stream().flatMap(file -> brokenLinks(Page.read(file)).stream()))
                .isEmpty();
    }

    private static void compare(Page page, Example example, Path home) throws IOException, InterruptedException {
        var printed = Files.createTempFile(home, "printed", ".txt");
        var process = shell(example.command(), home)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        var text = Files.readString(printed, StandardCharsets.UTF_8).replace(home.toString(), "/home/ada");
        var what = "%s line %d: %s%n%s".formatted(page, example.line(), example.command(), text);

        assertThat(ended).as("it ends: " + what).isTrue();
        assertThat(process.exitValue()).as("exit code of " + what).isEqualTo(example.exit());
        if (!example.output().isEmpty()) {
            assertThat(PrintedText.normal(text) + "\n").as(what).matches(PrintedText.pattern(example.output()));
        }
    }

    /** The computer of the manual: its host, its user, and the program on the path. */
    private static ProcessBuilder shell(String command, Path home) {
        var builder = new ProcessBuilder("sh", "-c", command)
                .directory(home.resolve("cells").toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("JADEITE_") && !name.equals("JADEITE_JAVA_HOME"));
        environment.putAll(Map.of(
                "HOME",
                home.toString(),
                "PATH",
                System.getProperty("jadeite.distribution") + ":" + environment.get("PATH"),
                "JADEITE_WORKER_HOST",
                "lab-07",
                "JADEITE_JAVA_OPTIONS",
                "-Duser.name=ada"));
        return builder;
    }

    /** By group, as the overview lists them. */
    private static Map<String, List<String>> commands(Jadeite jadeite) {
        var commands = new LinkedHashMap<String, List<String>>();
        var groups = GROUP.matcher(jadeite.run("--help").succeeded().out());
        while (groups.find()) {
            commands.put(groups.group(1), List.of(groups.group(2).strip().split("\\s+")));
        }
        assertThat(commands).containsKeys("workflows", "queue", "structure");
        return commands;
    }

    private static List<String> options(String help) {
        return OPTIONS.matcher(help)
                .results()
                .flatMap(found -> List.of(found.group(1).split(", ")).stream())
                .toList();
    }

    private static boolean isHelp(String option) {
        return option.equals("--help") || option.equals("-h");
    }

    private static boolean names(String text, String word) {
        return Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])")
                .matcher(text)
                .find();
    }

    private static List<String> brokenLinks(Page page) {
        return LINK.matcher(page.text())
                .results()
                .filter(link -> {
                    var target = page.file().resolveSibling(link.group(1)).normalize();
                    var file = link.group(1).isEmpty() ? page.file() : target;
                    return !Files.exists(file) || (link.group(2) != null && !hasHeading(file, link.group(2)));
                })
                .map(link -> page + ": " + link.group())
                .toList();
    }

    private static boolean hasHeading(Path file, String anchor) {
        return Page.read(file).lines().stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
                .anyMatch(anchor::equals);
    }
}
