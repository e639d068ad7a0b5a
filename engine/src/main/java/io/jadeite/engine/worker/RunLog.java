package io.jadeite.engine.worker;

import io.jadeite.engine.queue.Claim;
import io.jadeite.engine.setting.Durations;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A line for each run's begin and end; where thousands of short runs pass in a second, a line for all of them. For one thread. */
final class RunLog {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final int MOST_LINES_A_SECOND = 20;

    private final TreeMap<Finisher.Finished, Integer> unsaid = new TreeMap<>();
    private long second = System.nanoTime();
    private int lines;

    void taken(List<Claim> claims) {
        if (claims.size() == 1 && mayWrite()) {
            var claim = claims.getFirst();
            LOG.info(
                    "Run {} ({} {}), attempt {}",
                    claim.attempt().run(),
                    claim.workflow(),
                    claim.subject().orElse(""),
                    claim.attempt().number());
        }
    }

    void ended(Claim claim, Finisher.Finished finished, Duration took) {
        if (mayWrite()) {
            LOG.info("Run {} {} after {}", claim.attempt().run(), finished, Durations.show(took));
        } else {
            unsaid.merge(finished, 1, Integer::sum);
        }
    }

    /** Says what was left out, where a second has passed or all is over. */
    void flush() {
        if (!unsaid.isEmpty()) {
            LOG.info("And more runs: {}", unsaid);
            unsaid.clear();
        }
    }

    private boolean mayWrite() {
        if (System.nanoTime() - second > 1_000_000_000L) {
            flush();
            second = System.nanoTime();
            lines = 0;
        }
        return lines++ < MOST_LINES_A_SECOND;
    }
}
