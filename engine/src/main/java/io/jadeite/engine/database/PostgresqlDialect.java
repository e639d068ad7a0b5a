package io.jadeite.engine.database;

import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** PostgreSQL 14 and later. */
final class PostgresqlDialect implements Dialect {
    /** The channel on which workers listen. */
    static final String CHANNEL = "jadeite";

    private static final long SOLE_KEY = 0x6a616465697465L;
    private static final String NOW = "(extract(epoch from clock_timestamp()) * 1000)::bigint";

    private final Translations translations = new Translations(PostgresqlDialect::translate);

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public String write(String sql) {
        return translations.of(sql);
    }

    private static String translate(String sql) {
        return sql.replace("${now}", NOW)
                .replace("in ${ids}", "= any(cast(? as bigint[]))")
                .replace("${each}", "unnest(cast(? as bigint[])) as each_row(value)")
                .replace("${pairs}", "unnest(cast(? as bigint[]), cast(? as bigint[])) as pair(first, second)")
                .replace("${row}", "ctid")
                .replace("${given_ids}", "overriding system value")
                .replace("${lock}", "for update")
                .replace("${tell}", ", pg_notify('" + CHANNEL + "', '1')")
                .replace("${skip_locked}", "for update skip locked");
    }

    /** An array is made once; {@code in (select … limit n for update)} may be run again by a nested loop and lock more. */
    @Override
    public String among(String column, String query) {
        return column + " = any(array(" + query + "))";
    }

    @Override
    public String ids(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public String hasWord(String column) {
        return "cast(" + column + " as jsonb) @> to_jsonb(cast(? as text))";
    }

    @Override
    public String jsonNumber(String column) {
        return """
                case when json_typeof(cast(%1$s as json) -> cast(? as text)) = 'number'
                     then cast(cast(%1$s as json) ->> cast(? as text) as double precision) end""".formatted(column);
    }

    @Override
    public String jsonText(String column) {
        return "cast(" + column + " as json) ->> cast(? as text)";
    }

    @Override
    public String jsonRaw(String column) {
        return "cast(cast(" + column + " as json) -> cast(? as text) as text)";
    }

    @Override
    public String real(String column) {
        return "nullif(" + column + ", 'NaN')";
    }

    @Override
    public String plainText(String column) {
        return column + " collate \"C\"";
    }

    @Override
    public String ownerQuery() {
        return "select session_user as owner";
    }

    @Override
    public String startedQuery() {
        return "select (extract(epoch from pg_postmaster_start_time()) * 1000)::bigint";
    }

    /** A lock of the transaction, not of the session: it works behind a connection pooler too. */
    @Override
    public String soleQuery() {
        return "select case when pg_try_advisory_xact_lock(" + SOLE_KEY + ") then 1 else 0 end";
    }

    @Override
    public boolean insertsTogether() {
        return true;
    }

    @Override
    public boolean joinsLaterally() {
        return true;
    }

    @Override
    public boolean answersTogether() {
        return true;
    }

    @Override
    public String tellQuery() {
        return "select pg_notify('" + CHANNEL + "', ?)";
    }

    /** Where few pages have dead rows VACUUM leaves the indexes as they are, and each claim would walk over what was claimed before. */
    @Override
    public String tidyStatement(String table) {
        return "vacuum (index_cleanup on) " + table;
    }

    @Override
    public String deadRowsQuery(String table) {
        return "select coalesce(max(n_dead_tup), 0) from pg_stat_user_tables where relname = '" + table
                + "' and schemaname = current_schema()";
    }

    /** Cleaning (vacuum) keeps nothing back, however long it takes; of strangers' sessions a usual role sees no times. */
    @Override
    public String oldestTransactionQuery() {
        return """
                select (extract(epoch from clock_timestamp() - xact_start) * 1000)::bigint as age,
                       concat('process ', pid, ' of ', usename, case when application_name = '' then '' else ', ' end,
                              application_name, ', ', state) as process
                from pg_stat_activity
                where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()
                  and backend_type = 'client backend' and coalesce(query, '') not ilike 'vacuum%'
                order by xact_start limit 1
                """;
    }

    @Override
    public String sizeQuery(String table) {
        return """
                select coalesce(sum(pg_total_relation_size(oid)), 0)::bigint from pg_class
                where oid = to_regclass('%1$s') or oid in (select inhrelid from pg_inherits where inhparent = to_regclass('%1$s'))
                """.formatted(table);
    }

    @Override
    public String wholeSizeQuery() {
        return "select pg_database_size(current_database())";
    }

    @Override
    public String partitionStatement(String table, String partition, long from, long below) {
        return "create table if not exists %s partition of %s for values from (%d) to (%d)"
                .formatted(partition, table, from, below);
    }

    @Override
    public boolean isPassing(SQLException failure) {
        return "40001".equals(failure.getSQLState()) || "40P01".equals(failure.getSQLState());
    }

    @Override
    public String migrations() {
        return "classpath:io/jadeite/engine/database/postgresql";
    }

    @Override
    public String tableCount() {
        return "select count(*) from information_schema.tables where table_schema = current_schema() and table_name = ?";
    }

    /** By SQLSTATE (PostgreSQL manual, appendix A). */
    @Override
    public Reason reasonOf(SQLException failure) {
        var state = failure.getSQLState() == null ? "" : failure.getSQLState();
        var message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        return switch (state) {
            case "53100" -> new Reason("its disk is full", true);
            case "53300" -> new Reason("it has no connection free (too many clients)", true);
            case "57P01", "57P02", "57P03" -> new Reason("it is shutting down or starting up", true);
            case "40001", "40P01" -> new Reason("others were changing the same rows at the same time", true);
            case "25006" -> new Reason("it is read-only", true);
            case "42501" -> new Reason("this role may not do that: " + message, false);
            case "28P01", "28000" -> new Reason("it refuses this user or password: " + message, false);
            case "3D000" -> new Reason("there is no such database: " + message, false);
            default -> new Reason(unknownHost(failure).orElse(message), state.startsWith("08"));
        };
    }

    private static Optional<String> unknownHost(SQLException failure) {
        return failure.getCause() instanceof UnknownHostException unknown
                ? Optional.of("there is no host " + unknown.getMessage())
                : Optional.empty();
    }
}
