package io.jadeite.engine.setting;

import io.jadeite.engine.problem.InputException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A setting that Jadeite knows: one name in three spellings, {@code worker.lease} in files, {@code JADEITE_WORKER_LEASE} in
 * the environment, {@code --worker-lease} where a command has it.
 *
 * @param standard its value where nothing else is said, in the words of a file
 * @param reader from those words to the value
 */
public record Setting<T>(String name, String standard, String documentation, Function<String, T> reader) {
    public static final Setting<String> DATABASE = new Setting<>(
            "database",
            "",
            "jdbc:postgresql://host/name, or the path of an SQLite file; empty: jadeite-database.sqlite3 in Jadeite's"
                    + " folder",
            text -> text);
    public static final Setting<String> DATABASE_USER =
            new Setting<>("database.user", "", "the PostgreSQL role, where the address doesn't have it", text -> text);
    public static final Setting<String> DATABASE_PASSWORD = new Setting<>(
            "database.password",
            "",
            "better in the environment, a file or ~/.pgpass than in a settings file",
            text -> text);
    public static final Setting<String> DATABASE_PASSWORD_FILE =
            new Setting<>("database.password_file", "", "a file whose first line is the password", text -> text);
    public static final Setting<Duration> DATABASE_TIMEOUT =
            time("database.timeout", "10s", "how long to wait for a connection");
    public static final Setting<Integer> DATABASE_CONNECTIONS = new Setting<>(
            "database.connections",
            "3",
            "the most connections that a process opens to a PostgreSQL server; an idle worker has one at most",
            Setting::positive);
    public static final Setting<Boolean> DATABASE_POOLED = new Setting<>(
            "database.pooled",
            "false",
            "true where the address is that of a pooler in transaction mode (PgBouncer): workers then ask and don't"
                    + " listen, and hold no connection",
            Setting::yesOrNo);
    public static final Setting<String> WORKER_ROOT = new Setting<>(
            "worker.root",
            "",
            "the folder in which runs get their directories; empty: runs in Jadeite's folder",
            text -> text);
    public static final Setting<String> WORKER_JOB = new Setting<>(
            "worker.job",
            "",
            "the batch system's job that a worker runs in; empty: what the batch system says",
            text -> text);
    public static final Setting<String> WORKER_HOST =
            new Setting<>("worker.host", "", "this computer's name; empty: what the system calls it", text -> text);
    public static final Setting<Duration> WORKER_LEASE =
            time("worker.lease", "60s", "how long a worker's word is taken that it lives");
    public static final Setting<Duration> WORKER_HEARTBEAT =
            time("worker.heartbeat", "15s", "how often a worker renews its lease");
    public static final Setting<Duration> WORKER_WATCH = time(
            "worker.watch",
            "2s",
            "how often a running run is checked for a cancel request; less often where hundreds of workers live");
    public static final Setting<Duration> WORKER_OUTAGE_GRACE = duration(
            "worker.outage_grace",
            "30m",
            "how long a worker goes on while its database is away; 0: it stops its calculation at once");
    public static final Setting<String> WORKER_CACHE = new Setting<>(
            "worker.cache",
            "",
            "where a worker keeps jars and compiled classes of workflows that travelled; unsaid: the folder cache in"
                    + " Jadeite's folder",
            text -> text);
    public static final Setting<Integer> WORKER_CRASH_LIMIT =
            new Setting<>("worker.crash_limit", "3", "after how many lost workers a run is failed", Setting::positive);

    public static final Setting<Duration> QUEUE_HISTORY_AFTER = time(
            "queue.history_after",
            "7d",
            "how long after their end runs move to the history, where they are as visible as before");

    public static final Setting<String> VASP_POTCAR_DIR = new Setting<>(
            "vasp.potcar_dir",
            "",
            "the folder of your licensed POTCARs, such as one that holds POT_GGA_PAW_PBE or potpaw_PBE.54",
            text -> text);

    public static final Setting<String> VASP_COMMAND = new Setting<>(
            "vasp.command",
            "vasp_std > vasp.out",
            "what starts VASP here, such as srun vasp_std > vasp.out; no shell reads it",
            text -> text);
    public static final Setting<String> VASP_INCAR = new Setting<>(
            "vasp.incar",
            "",
            "INCAR tags of this site, such as NCORE=4 KPAR=2; what a preset or a run says wins",
            text -> text);
    public static final Setting<Duration> VASP_LOOK =
            time("vasp.look", "30s", "how often VASP's outputs are looked at for errors while it runs");
    public static final Setting<Integer> VASP_CORRECTIONS = new Setting<>(
            "vasp.corrections", "10", "how often a calculation is corrected before it has failed", Setting::positive);
    public static final Setting<String> VASP_DROP = new Setting<>(
            "vasp.drop", "", "files that go when a calculation is done, such as WAVECAR CHG", text -> text);
    public static final Setting<String> VASP_COMPRESS = new Setting<>(
            "vasp.compress", "", "files that are compressed then, such as OUTCAR vasprun.xml CHGCAR", text -> text);

    /** In the order in which they are shown. */
    public static final List<Setting<?>> ALL = List.of(
            DATABASE,
            DATABASE_USER,
            DATABASE_PASSWORD,
            DATABASE_PASSWORD_FILE,
            DATABASE_TIMEOUT,
            DATABASE_CONNECTIONS,
            DATABASE_POOLED,
            WORKER_ROOT,
            WORKER_HOST,
            WORKER_JOB,
            WORKER_LEASE,
            WORKER_HEARTBEAT,
            WORKER_WATCH,
            WORKER_OUTAGE_GRACE,
            WORKER_CACHE,
            WORKER_CRASH_LIMIT,
            QUEUE_HISTORY_AFTER,
            VASP_POTCAR_DIR,
            VASP_COMMAND,
            VASP_INCAR,
            VASP_LOOK,
            VASP_CORRECTIONS,
            VASP_DROP,
            VASP_COMPRESS);

    public String environmentName() {
        return "JADEITE_" + name.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    /** A duration that isn't zero. */
    private static Setting<Duration> time(String name, String standard, String documentation) {
        return new Setting<>(name, standard, documentation, text -> {
            var duration = Durations.parse(text);
            if (duration.isZero()) {
                throw new InputException("'%s' should be longer than zero.".formatted(text));
            }
            return duration;
        });
    }

    private static Setting<Duration> duration(String name, String standard, String documentation) {
        return new Setting<>(name, standard, documentation, Durations::parse);
    }

    private static int positive(String text) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new InputException("'%s' is no whole number above 0.".formatted(text));
    }

    private static boolean yesOrNo(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new InputException("'%s' is neither true nor false.".formatted(text));
        };
    }

    static Path path(String text, Path home) {
        return text.startsWith("~/") ? home.resolve(text.substring(2)) : Path.of(text);
    }
}
