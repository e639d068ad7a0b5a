package io.jadeite.launchers.command;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.DatabaseException;
import io.jadeite.engine.queue.Reaper;
import io.jadeite.engine.setting.Setting;
import org.slf4j.LoggerFactory;

/** Lets whoever looks at the queue see what is true now, also where no worker is live to find lost ones. */
final class QueueReaping {
    private QueueReaping() {}

    /** Who may only read the database looks all the same. */
    static void now(Session session, Database database) {
        var settings = session.settings();
        try {
            new Reaper(database, settings.get(Setting.WORKER_LEASE), settings.get(Setting.WORKER_CRASH_LIMIT)).reap();
        } catch (DatabaseException e) {
            LoggerFactory.getLogger(QueueReaping.class).debug("looking for lost workers", e);
        }
    }
}
