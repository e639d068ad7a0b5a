package io.jadeite.engine.faults;

/** What the database said of a scenario that went wrong, one line for each run, attempt and result. */
final class Traces {
    private Traces() {}

    static String of(Recorded recorded) {
        var text = new StringBuilder();
        recorded.runs().forEach(run -> text.append(run).append('\n'));
        recorded.tries().forEach(attempt -> text.append(attempt).append('\n'));
        recorded.saved().forEach(saved -> text.append(saved).append('\n'));
        return text.toString();
    }
}
