package io.jadeite.kernel.magic;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.problem.InputException;
import io.jadeite.kernel.session.Evaluated;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import tech.tablesaw.api.Table;

/** Asks a database: Jadeite's own, where it only reads, or another. */
record Sql(Workplace workplace) implements Magic {
    private static final Pattern ELSEWHERE = Pattern.compile("--on\\s+(\\S+)\\s*(.*)", Pattern.DOTALL);

    @Override
    public List<String> names() {
        return List.of("sql");
    }

    @Override
    public String help() {
        return "%sql [--on jdbc:…] QUERY, %%sql, name = %sql QUERY — a table of what a database answers; without --on Jadeite's own, read only.";
    }

    @Override
    public Evaluated run(Call call) throws SQLException {
        var elsewhere = ELSEWHERE.matcher(call.arguments());
        boolean isElsewhere = elsewhere.matches();
        var line = isElsewhere ? elsewhere.group(2) : call.arguments();
        var query = (line + "\n" + call.body().orElse("")).strip().replaceAll(";$", "");
        if (query.isEmpty()) {
            throw new InputException("A query is missing. For instance: SELECT count(*) FROM run");
        }
        if (isElsewhere) {
            try (var connection = DriverManager.getConnection(elsewhere.group(1))) {
                return asked(connection, query);
            }
        }
        try (var database = Database.open(workplace.jadeite().settings().all())) {
            return new Evaluated.Value(SqlAnswer.of(database, query));
        }
    }

    private static Evaluated asked(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement()) {
            if (statement.execute(query)) {
                try (var rows = statement.getResultSet()) {
                    return new Evaluated.Value(Table.read().db(rows));
                }
            }
            System.out.printf("%d row(s) changed%n", statement.getUpdateCount());
            return new Evaluated.Nothing();
        }
    }
}
