package io.jadeite.engine.workflow;

import io.jadeite.engine.run.RunState;
import java.util.Map;

/**
 * How a child run ended.
 *
 * @param values its result; empty where it didn't succeed
 */
public record ChildRun(long run, RunState state, Map<String, Object> values) {}
