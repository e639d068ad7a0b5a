package io.jadeite.engine.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/**
 * All in which PostgreSQL and SQLite differ. Statements are written once, with these words in them, and translated by
 * {@link #write}: {@code ${now}}, the database's clock in milliseconds; {@code ${ids}}, a list of numbers bound as one value
 * ({@code lane_id in ${ids}}); {@code ${each}}, the same list as a table {@code each_row} with the column {@code value};
 * {@code ${pairs}}, two such lists side by side as a table {@code pair} with the columns {@code first} and {@code second};
 * {@code ${row}}, a row's place, for a statement that finds rows, holds them and changes them;
 * {@code ${given_ids}}, after the columns of an insert that says itself which numbers its rows get;
 * {@code ${tell}}, a further column after others of a statement that makes one run ready, which tells listening processes so;
 * {@code ${lock}}, which holds the rows that are read until the transaction ends; {@code ${skip_locked}}, the same but passing
 * over rows that another transaction holds.
 */
public interface Dialect {
    String name();

    /** The statement in this database's own words. */
    String write(String sql);

    /** The condition that a column's value is among those that a query finds, found and locked once. */
    String among(String column, String query);

    /** The value to bind for {@code ${ids}}. */
    String ids(Collection<Long> ids);

    /** The condition that a column with a list of words has this one (bound). */
    String hasWord(String column);

    /** The number of that name (bound twice) in a column of JSON objects; nothing where it is missing or no number. */
    String jsonNumber(String column);

    /** The same as text: texts as they are, all others as JSON (the name is bound once). */
    String jsonText(String column);

    /** What stands under that name (bound once) as it was written, a text in its quotes. */
    String jsonRaw(String column);

    /** A column of numbers; nothing where it says that it is no number. */
    String real(String column);

    /** A column of texts, compared letter by letter and not as a language orders them. */
    String plainText(String column);

    /** The query whose one text is the name of who is connected; empty where the database doesn't know. */
    String ownerQuery();

    /** When the server started, in its own milliseconds; 0 where there is no server. */
    String startedQuery();

    /**
     * The query whose one number is 1 for one transaction at a time, until that ends, and 0 for all others that ask meanwhile.
     */
    String soleQuery();

    /** Whether a change may stand in the {@code with} of another statement, and arrays be bound: many rows by one statement. */
    boolean insertsTogether();

    /** Whether a joined query may use the row that it is joined to ({@code lateral}). */
    boolean joinsLaterally();

    /** Whether several queries may be asked by one message, so that they cost one round trip. */
    boolean answersTogether();

    /** The query that tells listening processes that so many runs (bound, a text) can be taken; empty where nobody listens. */
    String tellQuery();

    /** What keeps the table small and quick after many changes; empty where that isn't needed. */
    String tidyStatement(String table);

    /** The query for how many rows of a table are dead and not yet cleaned away; 0 where that means nothing. */
    String deadRowsQuery(String table);

    /**
     * The query for the transaction of another session that has been open for longest: its age in milliseconds ({@code age}) and
     * whose it is ({@code process}); empty where that means nothing.
     */
    String oldestTransactionQuery();

    /** The query for the bytes of a table with its indexes and partitions; 0 where only the size of all is known. */
    String sizeQuery(String table);

    /** The query for the bytes of the whole database. */
    String wholeSizeQuery();

    /** Makes a partition of a table, where it isn't there, for values from a first to below a last; empty where there are none. */
    String partitionStatement(String table, String partition, long from, long below);

    /** The statements until {@link #commit} or {@link #rollBack} are done all or not at all. */
    default void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
    }

    /** Where it throws, nothing is known of what was done, and the transaction is still to be rolled back. */
    default void commit(Connection connection) throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** Where it can't be rolled back it is left as it is, never switched back: that would commit. */
    default void rollBack(Connection connection) throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }

    /** The same transaction would go through if it were done again. */
    boolean isPassing(SQLException failure);

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
