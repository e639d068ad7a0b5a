package io.jadeite.engine.database;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.setting.Setting;
import io.jadeite.engine.setting.Settings;
import io.jadeite.engine.text.Unreadable;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the database is. A sealed choice: what is to be known of each kind differs. */
sealed interface DatabaseAddress {
    /** For messages: without a password. */
    String shown();

    /** An SQLite file. */
    record SqliteFile(Path file) implements DatabaseAddress {
        /** The folder that it lies in. */
        Path folder() {
            return Objects.requireNonNullElse(file.getParent(), file);
        }

        @Override
        public String shown() {
            return "SQLite file " + file;
        }
    }

    /**
     * A PostgreSQL server.
     *
     * @param url for JDBC, without user and password
     * @param user empty: the driver's choice
     * @param password empty: none given, so {@code ~/.pgpass} is looked at
     */
    record Postgresql(String url, String user, String password) implements DatabaseAddress {
        @Override
        public String shown() {
            return url.replaceFirst("^jdbc:", "").replaceFirst("\\?.*", "") + (user.isEmpty() ? "" : " as " + user);
        }

        @Override
        public String toString() {
            return shown();
        }
    }

    String FILE_NAME = "jadeite-database.sqlite3";
    Pattern KIND = Pattern.compile("(jdbc:)?[A-Za-z0-9+.-]*:");
    String HOST = "(?:[^/?#@:\\s\\[\\]]*|\\[[0-9a-fA-F:.%]+])(?::\\d+)?";
    Pattern SERVER = Pattern.compile("jdbc:postgresql://(?:(?<user>[^/?#@:\\s]*)(?::(?<password>[^/?#@:\\s]*))?@)?"
            + "(?<rest>" + HOST + "(?:," + HOST + ")*(?:/[^/?#@\\s]*)?(?:\\?\\S*)?)");
    Pattern SECRET_PARAMETER = Pattern.compile("([?&])(user|password)=([^&]*)&?");

    /** @throws InputException where the address isn't understood */
    static DatabaseAddress of(Settings settings) {
        var text = settings.get(Setting.DATABASE).strip();
        if (text.isEmpty()) {
            return new SqliteFile(
                    settings.home().resolve(FILE_NAME).toAbsolutePath().normalize());
        }
        if (text.startsWith("jdbc:sqlite:")) {
            return new SqliteFile(Path.of(text.substring("jdbc:sqlite:".length()))
                    .toAbsolutePath()
                    .normalize());
        }
        if (text.startsWith("jdbc:postgresql:") || text.startsWith("postgresql:") || text.startsWith("postgres:")) {
            return postgresql(text, settings);
        }
        if (text.startsWith("jdbc:") || text.contains("://")) {
            throw new InputException(
                    "The database address '%s…' (from %s) is of a kind that Jadeite doesn't know. Write jdbc:postgresql://host:5432/name or the path of an SQLite file."
                            .formatted(kindOf(text), settings.placeOf(Setting.DATABASE)));
        }
        return new SqliteFile(settings.path(Setting.DATABASE, settings.home()));
    }

    /** What comes first and can't be a secret: {@code jdbc:mysql:}. */
    private static String kindOf(String text) {
        var kind = KIND.matcher(text);
        return kind.lookingAt() ? kind.group() : "";
    }

    private static DatabaseAddress postgresql(String text, Settings settings) {
        var url = text.startsWith("jdbc:") ? text : "jdbc:" + text.replaceFirst("^postgres:", "postgresql:");
        var user = settings.get(Setting.DATABASE_USER);
        var password = password(settings);
        var server = SERVER.matcher(url);
        if (url.replaceFirst("\\?.*", "").matches(".*(//|@).*")) {
            if (!server.matches()) {
                // What was written isn't shown: it may hold a password.
                throw new InputException(
                        "The database address from %s is no valid address. Write jdbc:postgresql://host:5432/name; in user:password@host each of / ? # @ : is written with %%, such as %%40 for @."
                                .formatted(settings.placeOf(Setting.DATABASE)));
            }
            user = user.isEmpty() ? decoded(server.group("user")) : user;
            password = password.isEmpty() ? decoded(server.group("password")) : password;
            url = "jdbc:postgresql://" + server.group("rest");
        }
        var parameters = SECRET_PARAMETER.matcher(url);
        while (parameters.find()) {
            var value = decoded(parameters.group(3));
            if (parameters.group(2).equals("user")) {
                user = user.isEmpty() ? value : user;
            } else {
                password = password.isEmpty() ? value : password;
            }
            url = url.replace(parameters.group(), parameters.group(1));
            parameters = SECRET_PARAMETER.matcher(url);
        }
        return new Postgresql(url.replaceFirst("[?&]$", ""), user, password);
    }

    /** A plus sign is itself, as in addresses and unlike in web forms; a lone percent sign too. */
    private static String decoded(@Nullable String text) {
        if (text == null) {
            return "";
        }
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String password(Settings settings) {
        var file = settings.get(Setting.DATABASE_PASSWORD_FILE);
        if (file.isBlank() || !settings.get(Setting.DATABASE_PASSWORD).isEmpty()) {
            return settings.get(Setting.DATABASE_PASSWORD);
        }
        var path = settings.path(Setting.DATABASE_PASSWORD_FILE, settings.home());
        try (var lines = Files.lines(path)) {
            return lines.findFirst().orElse("").strip();
        } catch (IOException e) {
            throw new InputException(
                    "The database password's file %s (database.password_file, from %s) can't be read: %s."
                            .formatted(path, settings.placeOf(Setting.DATABASE_PASSWORD_FILE), Unreadable.why(path)));
        }
    }
}
