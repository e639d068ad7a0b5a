package io.jadeite.engine.scale;

import java.util.List;

/** What the server has counted of its statements (pg_stat_statements) since it was told to begin anew. */
final class Statements {
    /** How a claim begins: the question for the non-empty lanes. */
    private static final String ASKS = "query like 'with recursive head%'";
    /** What a claim consists of; reads of run_detail and lane_time are made by nobody else in these tests. */
    private static final String OF_CLAIMS = "(" + ASKS
            + " or query like 'update run set state = %, attempt = attempt%' or query like 'select run_id, workflow, parameters%'"
            + " or query like 'select lane_id, scale_step%' or query like 'select * from lane%' or query like 'select tags, owner%'"
            + " or query like 'select word, capacity%' or query like 'select owner, running%')";

    private static final String HERE = " and dbid = (select oid from pg_database where datname = current_database())";

    private final ScaleServer server;

    Statements(ScaleServer server) {
        this.server = server;
    }

    void begin() {
        server.execute("select pg_stat_statements_reset()");
    }

    long asks() {
        return server.number("select coalesce(sum(calls), 0)::bigint from pg_stat_statements where " + ASKS + HERE);
    }

    /** Pages that claims have touched, in the server's memory or not. */
    long pagesOfClaims() {
        return server.number(
                "select coalesce(sum(shared_blks_hit + shared_blks_read), 0)::bigint from pg_stat_statements where "
                        + OF_CLAIMS + HERE);
    }

    /** Calls, mean milliseconds, pages a call, log bytes a call, and seconds in all of those that took the longest together. */
    List<List<String>> longest() {
        return server.rows("""
                select regexp_replace(left(query, 70), '[\\s|]+', ' ', 'g'), calls, round(mean_exec_time::numeric, 2),
                    (shared_blks_hit + shared_blks_read) / calls, (wal_bytes / calls)::bigint, round((total_exec_time / 1000)::numeric, 2)
                from pg_stat_statements where calls > 0 %s order by total_exec_time desc limit 12
                """.formatted(HERE));
    }
}
