package io.jadeite.engine.problem;

import org.jspecify.annotations.Nullable;

/**
 * The root of all that Jadeite throws on purpose. Its message can be shown to a user as it stands: it says what was
 * asked, what was found and what to do next.
 */
public class JadeiteException extends RuntimeException {
    public JadeiteException(String message) {
        super(message);
    }

    public JadeiteException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
