package io.jadeite.engine.result;

import java.time.Instant;
import java.util.Map;

/**
 * A finished run's result.
 *
 * @param status SUCCEEDED or FAILED
 * @param values what the workflow returned, by the names in the manual
 */
public record ResultRecord(
        long run, int attempt, String workflow, String status, Map<String, Object> values, Instant saved) {}
