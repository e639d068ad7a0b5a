package io.jadeite.engine.queue;

import io.jadeite.engine.database.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;

/**
 * Moves runs that finished long ago out of the hot table, a partition for each month, so that claims, their indexes and the
 * cleaning after them stay small whatever has been run in all. Nothing is lost: whoever looks sees both tables as one.
 */
final class History {
    private record Old(long id, int state, boolean hidden, long finished) {}

    private final Duration after;

    History(Duration after) {
        this.after = after;
    }

    void move(Sql sql, int most) throws SQLException {
        long from = sql.number("select history_from from cluster");
        long to = lastOf(sql, from, most);
        if (to == 0) {
            from = 0;
            to = lastOf(sql, from, most);
        }
        var old = sql.list(
                """
                select id, state, hidden, finished_at from run
                where id > ? and id <= ?
                  and state in (3, 4, 5) and finished_at < ${now} - ?
                  and not exists (select 1 from run_parent p join run child on child.id = p.run_id
                                  where p.parent_id = run.id and child.state in (0, 1, 2))
                order by id limit ? ${skip_locked}
                """,
                row -> new Old(row.number("id"), row.whole("state"), row.flag("hidden"), row.number("finished_at")),
                from,
                to,
                after.toMillis(),
                most);
        sql.update(
                "update cluster set history_from = ?",
                old.size() < most ? to : old.getLast().id());
        if (!old.isEmpty()) {
            move(sql, old);
        }
    }

    /** It goes round in steps: however many runs have waited for long, those that finished behind them are found. */
    private static long lastOf(Sql sql, long from, int most) throws SQLException {
        return sql.number(
                "select coalesce(max(id), 0) from (select id from run where id > ? order by id limit ?) as step",
                from,
                4 * most);
    }

    private static void move(Sql sql, List<Old> old) throws SQLException {
        for (var month :
                old.stream().map(run -> monthOf(run.finished())).distinct().toList()) {
            var partition = sql.dialect()
                    .partitionStatement(
                            "run_history",
                            "run_history_%04d_%02d".formatted(month.getYear(), month.getMonthValue()),
                            startOf(month),
                            startOf(month.plusMonths(1)));
            if (!partition.isEmpty()) {
                sql.update(partition);
            }
        }
        var ids = sql.dialect().ids(old.stream().map(Old::id).toList());
        sql.update(
                "insert into run_history (" + RunRows.COLUMNS + ") select " + RunRows.COLUMNS
                        + " from run where id in ${ids}",
                ids);
        sql.update("delete from run where id in ${ids}", ids);
        var counts = new TreeMap<Integer, Integer>();
        old.stream().filter(run -> !run.hidden()).forEach(run -> counts.merge(run.state(), 1, Integer::sum));
        for (var count : counts.entrySet()) {
            sql.update("""
                    insert into history_count (state, runs) values (?, ?)
                    on conflict (state) do update set runs = history_count.runs + excluded.runs
                    """, count.getKey(), count.getValue());
        }
    }

    private static YearMonth monthOf(long milliseconds) {
        return YearMonth.from(Instant.ofEpochMilli(milliseconds).atOffset(ZoneOffset.UTC));
    }

    private static long startOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
