package io.jadeite.engine.bundle;

import io.jadeite.engine.problem.JadeiteException;
import java.util.Set;

/** A bundle's language isn't on this process's class path; another worker may have it. */
public final class UnknownLanguageException extends JadeiteException {
    UnknownLanguageException(Bundle bundle, Set<String> known) {
        super("%s travels in the language %s, which can't be loaded here; known are %s."
                .formatted(bundle.workflow(), bundle.language(), known.isEmpty() ? "none" : String.join(", ", known)));
    }
}
