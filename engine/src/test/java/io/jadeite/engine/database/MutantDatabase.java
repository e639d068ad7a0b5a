package io.jadeite.engine.database;

import io.jadeite.engine.setting.Settings;
import java.sql.SQLException;
import java.util.Collection;

/** Opens a database whose statements a {@link Mutant} rewrites. */
public final class MutantDatabase {
    private MutantDatabase() {}

    /** @param applied is called each time that a statement was changed */
    public static Database open(Settings settings, Mutant mutant, Runnable applied) {
        return Database.open(settings, usual -> new Rewriting(usual, mutant, applied));
    }

    private record Rewriting(Dialect usual, Mutant mutant, Runnable applied) implements Dialect {
        @Override
        public String name() {
            return usual.name();
        }

        @Override
        public String write(String sql) {
            var changed = mutant.rewriting().apply(sql);
            if (!changed.equals(sql)) {
                applied.run();
            }
            return usual.write(changed);
        }

        @Override
        public String among(String column, String query) {
            return usual.among(column, query);
        }

        @Override
        public String ids(Collection<Long> ids) {
            return usual.ids(ids);
        }

        @Override
        public String ownerQuery() {
            return usual.ownerQuery();
        }

        @Override
        public String startedQuery() {
            return usual.startedQuery();
        }

        @Override
        public String migrations() {
            return usual.migrations();
        }

        @Override
        public String tableCount() {
            return usual.tableCount();
        }

        @Override
        public Reason reasonOf(SQLException failure) {
            return usual.reasonOf(failure);
        }
    }
}
