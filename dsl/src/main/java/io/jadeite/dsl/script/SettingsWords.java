package io.jadeite.dsl.script;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Nearest;
import io.jadeite.engine.setting.Durations;
import io.jadeite.engine.setting.Setting;
import io.jadeite.engine.setting.Settings;
import java.time.Duration;
import java.util.stream.Collectors;

/** What the word {@code settings} knows: {@code settings['worker.lease']}. They are changed in their files, not here. */
public final class SettingsWords {
    private final Settings settings;

    SettingsWords(Settings settings) {
        this.settings = settings;
    }

    /** @throws InputException with the nearest names, where there is no such setting */
    public Object get(String name) {
        return settings.get(setting(name));
    }

    /** The same: {@code settings['worker.lease']}. */
    public Object getAt(String name) {
        return get(name);
    }

    /** Where its value comes from, in words. */
    public String placeOf(String name) {
        return settings.placeOf(setting(name));
    }

    public Settings all() {
        return settings;
    }

    @Override
    public String toString() {
        return Setting.ALL.stream()
                .map(setting -> "%s: %s (%s)".formatted(setting.name(), shown(setting), settings.placeOf(setting)))
                .collect(Collectors.joining("\n"));
    }

    private static Setting<?> setting(String name) {
        return Setting.ALL.stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException("There is no setting '%s'.%s"
                        .formatted(
                                name,
                                Nearest.question(
                                        name,
                                        Setting.ALL.stream().map(Setting::name).toList()))));
    }

    /** Passwords are never printed, neither in a setting of their own nor in an address. */
    private Object shown(Setting<?> setting) {
        var value = settings.get(setting);
        boolean isSecret = setting.equals(Setting.DATABASE_PASSWORD)
                || (setting.equals(Setting.DATABASE) && String.valueOf(value).contains("password"));
        if (String.valueOf(value).isEmpty()) {
            return "not set";
        }
        if (isSecret) {
            return "not shown";
        }
        return value instanceof Duration duration ? Durations.show(duration) : value;
    }
}
