package io.jadeite.dsl.table;

/** A sign before a state, so that it can be told without its colour; nothing for words that are no states. */
final class StateSign {
    private StateSign() {}

    static String of(String state) {
        return switch (state) {
            case "WAITING" -> "◔";
            case "PENDING", "IDLE" -> "○";
            case "RUNNING" -> "►";
            case "SUCCEEDED" -> "✓";
            case "FAILED", "LOST" -> "✗";
            case "CANCELLED", "STOPPED" -> "■";
            default -> "";
        };
    }
}
