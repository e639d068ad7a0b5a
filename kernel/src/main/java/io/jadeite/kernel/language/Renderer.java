package io.jadeite.kernel.language;

import org.jspecify.annotations.Nullable;

/** Makes of any value something that can be shown. Threads may share it. */
public interface Renderer {
    MimeBundle render(@Nullable Object value);
}
