package io.jadeite.engine.database;

import java.sql.SQLException;
import java.util.Collection;

/**
 * All in which PostgreSQL and SQLite differ. Statements are written once, with these words in them, and translated by
 * {@link #write}: {@code ${now}}, the database's clock in milliseconds; {@code ${ids}}, a list of numbers bound as one value
 * ({@code lane_id in ${ids}}); {@code ${lock}}, which holds the rows that are read until the transaction ends;
 * {@code ${skip_locked}}, the same but passing over rows that another transaction holds.
 */
public interface Dialect {
    String name();

    /** The statement in this database's own words. */
    String write(String sql);

    /** The condition that a column's value is among those that a query finds, found and locked once. */
    String among(String column, String query);

    /** The value to bind for {@code ${ids}}. */
    String ids(Collection<Long> ids);

    /** The query whose one text is the name of who is connected; empty where the database doesn't know. */
    String ownerQuery();

    /** When the server started, in its own milliseconds; 0 where there is no server. */
    String startedQuery();

    /** Where the migrations lie on the class path. */
    String migrations();

    /** The query that counts tables of this name (bound). */
    String tableCount();

    /** Says in the user's words what a failure of this database means. */
    Reason reasonOf(SQLException failure);

    /**
     * What a failure means.
     *
     * @param outage whether the same may go through later
     */
    record Reason(String words, boolean outage) {}
}
