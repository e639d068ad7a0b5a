package io.jadeite.engine.run;

import java.util.Arrays;

/** Where a run stands. The code is what the database holds. */
public enum RunState {
    /** For a time or for other runs. */
    WAITING(0),
    /** Ready to be taken by a worker. */
    PENDING(1),
    RUNNING(2),
    SUCCEEDED(3),
    FAILED(4),
    CANCELLED(5);

    private final int code;

    RunState(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** It won't change by itself any more. */
    public boolean isFinished() {
        return this == SUCCEEDED || this == FAILED || this == CANCELLED;
    }

    public static RunState ofCode(int code) {
        return Arrays.stream(values())
                .filter(state -> state.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no run state has the code " + code));
    }
}
