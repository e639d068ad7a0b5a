package io.jadeite.engine.problem;

import org.jspecify.annotations.Nullable;

/**
 * The root of all that Jadeite throws on purpose. Its message can be shown to a user as it stands: it says what was
 * asked, what was found and what to do next.
 */
public class JadeiteException extends RuntimeException {
    private final String message;

    public JadeiteException(String message) {
        this(message, null);
    }

    public JadeiteException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
