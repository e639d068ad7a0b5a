package io.jadeite.engine.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.stream.Collectors;

/** SQLite, for the processes of one host. */
final class SqliteDialect implements Dialect {
    // Primary result codes, sqlite.org/rescode.html
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READONLY = 8;
    private static final int IOERR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANTOPEN = 14;
    private static final int NOTADB = 26;

    private final Translations translations = new Translations(SqliteDialect::translate);

    @Override
    public String name() {
        return "SQLite";
    }

    @Override
    public String write(String sql) {
        return translations.of(sql);
    }

    private static String translate(String sql) {
        return sql.replace("${now}", "cast(unixepoch('subsec') * 1000 as integer)")
                .replace("${ids}", "(select value from json_each(?))")
                .replace("${each}", "json_each(?) as each_row")
                .replace(
                        "${pairs}",
                        "(select a.value as first, b.value as second from json_each(?) a join json_each(?) b on a.key = b.key) as pair")
                .replace("${row}", "rowid")
                .replace("${given_ids}", "")
                .replace("${lock}", "")
                .replace("${tell}", "")
                .replace("${skip_locked}", "");
    }

    @Override
    public String among(String column, String query) {
        return column + " in (" + query + ")";
    }

    @Override
    public String ids(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    public String hasWord(String column) {
        return "exists (select 1 from json_each(" + column + ") as word where word.value = ?)";
    }

    @Override
    public String jsonNumber(String column) {
        return """
                case when json_type(%1$s, '$."' || ? || '"') in ('integer', 'real') then %1$s ->> ? end""".formatted(column);
    }

    @Override
    public String jsonText(String column) {
        return "cast(" + column + " ->> ? as text)";
    }

    @Override
    public String jsonRaw(String column) {
        return column + " -> ?";
    }

    /** Such a value is stored as nothing anyway. */
    @Override
    public String real(String column) {
        return column;
    }

    @Override
    public String plainText(String column) {
        return column;
    }

    @Override
    public String ownerQuery() {
        return "";
    }

    @Override
    public String startedQuery() {
        return "select 0";
    }

    /** Whoever writes is alone anyway. */
    @Override
    public String soleQuery() {
        return "select 1";
    }

    @Override
    public boolean insertsTogether() {
        return false;
    }

    @Override
    public boolean joinsLaterally() {
        return false;
    }

    @Override
    public boolean answersTogether() {
        return false;
    }

    @Override
    public String tellQuery() {
        return "";
    }

    @Override
    public String tidyStatement(String table) {
        return "";
    }

    @Override
    public String deadRowsQuery(String table) {
        return "select 0";
    }

    @Override
    public String oldestTransactionQuery() {
        return "";
    }

    @Override
    public String sizeQuery(String table) {
        return "select 0";
    }

    @Override
    public String wholeSizeQuery() {
        return "select page_count * page_size from pragma_page_count, pragma_page_size";
    }

    @Override
    public String partitionStatement(String table, String partition, long from, long below) {
        return "";
    }

    /** Begun as a writer: who reads first and writes then in one transaction may be refused at once. */
    @Override
    public void begin(Connection connection) throws SQLException {
        execute(connection, "begin immediate");
    }

    /** By its own word: the driver's would begin the next transaction at once, and so take the file from all others again. */
    @Override
    public void commit(Connection connection) throws SQLException {
        execute(connection, "commit");
    }

    @Override
    public void rollBack(Connection connection) throws SQLException {
        execute(connection, "rollback");
    }

    private static void execute(Connection connection, String word) throws SQLException {
        try (var statement = connection.prepareStatement(word)) {
            statement.executeUpdate();
        }
    }

    /** The driver has waited for the lock before it gives up. */
    @Override
    public boolean isPassing(SQLException failure) {
        return false;
    }

    @Override
    public String migrations() {
        return "classpath:io/jadeite/engine/database/sqlite";
    }

    @Override
    public String tableCount() {
        return "select count(*) from sqlite_master where type = 'table' and name = ?";
    }

    @Override
    public Reason reasonOf(SQLException failure) {
        var message = String.valueOf(failure.getMessage());
        return switch (failure.getErrorCode() & 0xff) {
            case BUSY, LOCKED -> new Reason("another process has held it for too long", true);
            case READONLY -> new Reason("you may not write to it", false);
            case IOERR -> new Reason("reading or writing the file failed; is the disk full or away?", true);
            case CORRUPT, NOTADB -> new Reason("the file is no SQLite database, or damaged", false);
            case FULL -> new Reason("the disk is full", true);
            case CANTOPEN ->
                new Reason("the file can't be opened; does its folder exist and may you write there?", false);
            default -> new Reason(message, false);
        };
    }
}
