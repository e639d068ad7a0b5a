package io.jadeite.engine.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.sqlite.SQLiteConfig;

/** Makes SQLite files, also when several processes start at once. */
final class SqliteFiles {
    /** Network file systems, where write-ahead logging would need memory that hosts can't share (sqlite.org/wal.html). */
    private static final Set<String> NETWORK = Set.of(
            "nfs",
            "nfs4",
            "cifs",
            "smb",
            "smb3",
            "smbfs",
            "lustre",
            "gpfs",
            "beegfs",
            "ceph",
            "afs",
            "9p",
            "panfs",
            "glusterfs",
            "fuse.sshfs",
            "fuse.glusterfs",
            "fuse.ceph",
            "fuse.beegfs",
            "orangefs",
            "pvfs2");

    private static final int TRIES = 40;
    private static final long PAUSE_MS = 250;

    private SqliteFiles() {}

    /** Holds the lock under which a file and its schema are made. */
    interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Makes the folder and the file if they are missing.
     *
     * @throws DatabaseException where that can't be
     */
    static void prepare(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new DatabaseException(
                        "The database should be an SQLite file, but %s is a folder. Name a file in it."
                                .formatted(file));
            }
            if (Files.exists(file) && Files.size(file) > 0) {
                return;
            }
            Files.createDirectories(file.getParent());
            try (var _ = hold(file)) {
                if (!isShared(file)) {
                    useWriteAheadLog(file);
                }
            }
        } catch (FileSystemException e) {
            throw new DatabaseException(
                    "Can't make the SQLite file %s: %s%s. Set JADEITE_HOME or JADEITE_DATABASE to a place where you may write."
                            .formatted(
                                    file,
                                    e.getFile(),
                                    e.getReason() == null
                                            ? " is in the way or may not be written"
                                            : ": " + e.getReason()),
                    e,
                    false);
        } catch (IOException e) {
            throw new DatabaseException("Can't make the SQLite file %s: %s.".formatted(file, e.getMessage()), e, false);
        } catch (SQLException e) {
            throw new DatabaseException(
                    "Can't make the SQLite file %s: %s."
                            .formatted(file, new SqliteDialect().reasonOf(e).words()),
                    e,
                    false);
        }
    }

    /** The file lies where other hosts may see it too. */
    static boolean isShared(Path file) {
        try {
            return NETWORK.contains(Files.getFileStore(file.getParent()).type().toLowerCase(Locale.ROOT));
        } catch (IOException e) {
            return false;
        }
    }

    private static void useWriteAheadLog(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setBusyTimeout(10_000);
        config.createConnection("jdbc:sqlite:" + file).close();
    }

    /** Waits until no other process, and no other thread of this one, makes the file or its schema. */
    static Hold hold(Path file) throws IOException {
        var lockFile = file.resolveSibling(file.getFileName() + ".lock");
        var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        for (int i = 0; ; i++) {
            // tryLock throws where another thread of this process holds it, so it is asked again and again
            try {
                if (channel.tryLock() != null) {
                    return () -> release(channel);
                }
            } catch (OverlappingFileLockException e) {
                // held by this process
            }
            if (i == TRIES) {
                channel.close();
                throw new DatabaseException(
                        "Another process has been making the database for %d s (it holds %s). Try again, or remove that file if no such process runs."
                                .formatted(TRIES * PAUSE_MS / 1000, lockFile));
            }
            pause();
        }
    }

    private static void release(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new DatabaseException("Can't release the lock on the new database.", e, false);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("Interrupted while another process made the database.");
        }
    }
}
