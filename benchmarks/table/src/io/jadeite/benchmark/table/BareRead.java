package io.jadeite.benchmark.table;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The same columns by one statement and the driver's own typed calls; nothing is kept but a sum that shows that all was read. */
final class BareRead implements AutoCloseable {
    private static final int ROWS_AT_ONCE = 10_000;

    private static final String QUERY = """
            select run_id, status, formula, nsites, energy, energy_per_atom, volume, volume / nullif(nsites, 0), volume_change,
                   max_force, saved_at
            from result where workflow = ? order by run_id""";

    private final Connection connection;
    private final PreparedStatement statement;

    /** Connected and prepared once, as the pool of the other side is: PostgreSQL's driver reads numbers as such only after five times. */
    BareRead(String address) throws SQLException {
        connection = DriverManager.getConnection(address.startsWith("jdbc:") ? address : "jdbc:sqlite:" + address);
        // With a transaction PostgreSQL's driver fetches by pieces, without it all at once.
        connection.setAutoCommit(false);
        statement = connection.prepareStatement(QUERY);
        statement.setFetchSize(ROWS_AT_ONCE);
        statement.setString(1, Fill.WORKFLOW);
    }

    Seen read() throws SQLException {
        long rows = 0;
        double sum = 0;
        long letters = 0;
        try (var answer = statement.executeQuery()) {
            while (answer.next()) {
                rows++;
                letters += answer.getString(2).length() + answer.getString(3).length();
                sum += answer.getLong(1) + answer.getInt(4) + answer.getDouble(5) + answer.getDouble(6);
                sum += answer.getDouble(7) + answer.getDouble(8) + answer.getDouble(9) + answer.getDouble(10);
                sum += answer.getLong(11) * 1e-3;
            }
        }
        connection.commit();
        return new Seen(rows, letters, sum);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** What must agree. */
    record Seen(long rows, long letters, double sum) {
        boolean agreesWith(Seen other) {
            return rows == other.rows && letters == other.letters && Math.abs(sum - other.sum) <= 1e-9 * Math.abs(sum);
        }
    }
}
