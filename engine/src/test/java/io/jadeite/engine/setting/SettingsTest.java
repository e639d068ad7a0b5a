package io.jadeite.engine.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @TempDir
    Path home;

    @TempDir
    Path work;

    @Test
    void eachSourceWinsOverTheOneBefore() throws IOException {
        assertLease("60s", "the default", load(Map.of()));

        Files.createDirectories(home.resolve("jadeite"));
        var inHome = Files.writeString(home.resolve("jadeite/settings.yaml"), "worker:\n  lease: 70s\n");
        assertLease("70s", inHome.toString(), load(Map.of()));

        var inWork = Files.writeString(work.resolve("jadeite.yaml"), "worker.lease: 80s\n");
        assertLease("80s", inWork.toString(), load(Map.of()));

        var environment = load(Map.of("JADEITE_WORKER_LEASE", "90s"));
        assertLease("90s", "the environment variable JADEITE_WORKER_LEASE", environment);

        assertLease("100s", "--worker-lease", environment.with(Setting.WORKER_LEASE, "100s", "--worker-lease"));
        assertLease("90s", "the environment variable JADEITE_WORKER_LEASE", environment);
    }

    @Test
    void jadeitesFolderMayBeElsewhere() throws IOException {
        var elsewhere = Files.createDirectories(work.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("settings.yaml"), "worker.crash_limit: 5\n");

        var settings = load(Map.of("JADEITE_HOME", elsewhere.toString()));

        assertThat(settings.home()).isEqualTo(elsewhere);
        assertThat(settings.get(Setting.WORKER_CRASH_LIMIT)).isEqualTo(5);
        assertThat(load(Map.of()).home()).isEqualTo(home.resolve("jadeite"));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThatThrownBy(() -> load(Map.of(
                        "JADEITE_WORKER_LEASE", "soon",
                        "JADEITE_WORKER_HEARTBEAT", "-5s",
                        "JADEITE_WORKER_CRASH_LIMIT", "0")))
                .isInstanceOfSatisfying(
                        InputException.class,
                        refusal -> assertThat(refusal.problems())
                                .hasSize(3)
                                .anySatisfy(problem -> assertThat(problem)
                                        .startsWith("worker.lease (from the environment variable JADEITE_WORKER_LEASE)")
                                        .contains("'soon' is no duration"))
                                .anySatisfy(problem -> assertThat(problem)
                                        .contains("worker.heartbeat")
                                        .contains("-5s"))
                                .anySatisfy(problem -> assertThat(problem)
                                        .contains("worker.crash_limit")
                                        .contains("'0' is no whole number above 0")));
    }

    @Test
    void unknownSettingsOfBothFilesAreToldWithTheNearestNames() throws IOException {
        Files.createDirectories(home.resolve("jadeite"));
        Files.writeString(home.resolve("jadeite/settings.yaml"), "worker:\n  leese: 70s\n  colour: red\n");
        Files.writeString(work.resolve("jadeite.yaml"), "databse: x\n");

        assertThatThrownBy(() -> load(Map.of()))
                .isInstanceOfSatisfying(
                        InputException.class,
                        refusal -> assertThat(refusal.problems())
                                .hasSize(3)
                                .anySatisfy(problem -> assertThat(problem)
                                        .contains("'worker.leese'")
                                        .contains("Did you mean worker.lease"))
                                .anySatisfy(problem -> assertThat(problem).contains("'worker.colour'"))
                                .anySatisfy(problem -> assertThat(problem)
                                        .contains("'databse'")
                                        .contains("Did you mean database")));
    }

    @ParameterizedTest
    @CsvSource({"NaN", "-1", "1.5", "many", "''", "99999999999"})
    void aLimitIsAWholeNumberAboveZero(String text) {
        assertThatThrownBy(() -> load(Map.of("JADEITE_WORKER_CRASH_LIMIT", text)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'%s' is no whole number above 0".formatted(text));
    }

    @ParameterizedTest
    @CsvSource({"WORKER_LEASE", "WORKER_HEARTBEAT", "WORKER_WATCH", "DATABASE_TIMEOUT"})
    void timesThatMustPassAreLongerThanZero(String name) {
        assertThatThrownBy(() -> load(Map.of("JADEITE_" + name, "0s")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'0s' should be longer than zero");
        assertThat(load(Map.of("JADEITE_WORKER_OUTAGE_GRACE", "0")).get(Setting.WORKER_OUTAGE_GRACE))
                .isZero();
    }

    @Test
    void aFileThatIsNoYamlIsToldWithItsLine() throws IOException {
        var file = Files.writeString(work.resolve("jadeite.yaml"), "database: x\nworker: [\n");

        assertThatThrownBy(() -> load(Map.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("no valid YAML");
    }

    @Test
    void pathsMayBeginAtTheUsersHome() {
        var settings = load(Map.of("JADEITE_WORKER_ROOT", "~/scratch/../runs"));

        assertThat(settings.path(Setting.WORKER_ROOT, work)).isEqualTo(home.resolve("runs"));
        assertThat(load(Map.of()).path(Setting.WORKER_ROOT, work)).isEqualTo(work);
    }

    @Test
    void everySettingHasAReadableStandardValueAndItsOwnNames() {
        assertThat(Setting.ALL).extracting(Setting::name).doesNotHaveDuplicates();
        assertThat(Setting.ALL).extracting(Setting::environmentName).doesNotHaveDuplicates();
        for (var setting : Setting.ALL) {
            assertThat((Object) load(Map.of()).get(setting)).isNotNull();
            assertThat(load(Map.of()).placeOf(setting)).isEqualTo("the default");
            assertThat(setting.documentation()).isNotBlank();
        }
        assertThat(Setting.WORKER_OUTAGE_GRACE.environmentName()).isEqualTo("JADEITE_WORKER_OUTAGE_GRACE");
    }

    private static void assertLease(String expected, String place, Settings settings) {
        assertThat(settings.get(Setting.WORKER_LEASE)).isEqualTo(Durations.parse(expected));
        assertThat(settings.placeOf(Setting.WORKER_LEASE)).isEqualTo(place);
        assertThat(settings.get(Setting.WORKER_HEARTBEAT)).isEqualTo(Duration.ofSeconds(15));
    }

    private Settings load(Map<String, String> environment) {
        var all = new HashMap<>(environment);
        all.put("HOME", home.toString());
        return Settings.load(all, work);
    }
}
