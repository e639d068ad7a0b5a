package io.jadeite.kernel.magic;

/** Keeps code of magics at its lines. */
final class Lines {
    private Lines() {}

    /** The code that a call is about, with the line numbers of the cell. */
    static String placed(Magic.Call call) {
        return call.body().orElseGet(() -> "\n".repeat(call.place().line() - 1) + call.arguments());
    }
}
