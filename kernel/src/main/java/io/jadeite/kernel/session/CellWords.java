package io.jadeite.kernel.session;

import io.jadeite.kernel.language.MimeBundle;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Words of cells beside those of the DSL: what is shown below them, and what they ask. Java cells have them by a static import. */
public final class CellWords {
    private CellWords() {}

    /** Shows a value below the cell. Gives the name under which {@link #updateDisplay} replaces it. */
    public static String display(@Nullable Object value) {
        var id = UUID.randomUUID().toString();
        CurrentCell.surroundings().display(value, id);
        return id;
    }

    /** Shows content of a media type: {@code display("<b>done</b>", "text/html")}. Gives the name under which it can be replaced. */
    public static String display(Object content, String mediaType) {
        return display(MimeBundle.of(mediaType, content));
    }

    /** Replaces what {@link #display} has shown. */
    public static void updateDisplay(String displayId, @Nullable Object value) {
        CurrentCell.surroundings().update(value, displayId);
    }

    /** Takes away what the cell has shown. */
    public static void clearOutput() {
        CurrentCell.surroundings().clear(false);
    }

    /** Takes it away when the next comes, so that nothing flickers. */
    public static void clearOutput(boolean whenNextComes) {
        CurrentCell.surroundings().clear(whenNextComes);
    }

    /** Shows a value in the front end's pager, beside the notebook. */
    public static void page(Object value) {
        CurrentCell.surroundings().page(value);
    }

    /** Asks the user for a line. */
    public static String input(String prompt) throws InterruptedException {
        return CurrentCell.surroundings().input(prompt, false);
    }

    /** The same, and what is typed isn't shown. */
    public static String password(String prompt) throws InterruptedException {
        return CurrentCell.surroundings().input(prompt, true);
    }
}
