package io.jadeite.kernel.answer;

import io.jadeite.kernel.language.MimeBundle;
import java.util.Map;

/** What of a cell's end is shown. */
sealed interface Shown {
    record Nothing() implements Shown {}

    record Bundle(MimeBundle bundle) implements Shown {}

    /** @param content as the message 'error' has it */
    record Failed(Map<String, Object> content) implements Shown {}
}
