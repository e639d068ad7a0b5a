package io.jadeite.kernel.notebook;

import io.jadeite.dsl.script.Console;
import io.jadeite.kernel.language.MimeBundle;
import io.jadeite.kernel.session.CurrentCell;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Messages of the DSL below the cell that caused them; a live line is shown anew at most four times a second. Threads may share it. */
final class NotebookConsole implements Console {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private Optional<String> displayId = Optional.empty();
    private String unshown = "";
    private long shown;

    @Override
    public void say(String message) {
        System.out.println(message);
    }

    @Override
    public synchronized void live(String line) {
        if (displayId.isEmpty()) {
            displayId = Optional.of(UUID.randomUUID().toString());
            CurrentCell.surroundings().display(plain(line), displayId.get());
            shown = System.nanoTime();
            unshown = "";
        } else if (System.nanoTime() - shown >= PAUSE.toNanos()) {
            update(line);
        } else {
            unshown = line;
        }
    }

    @Override
    public void progress(String line) {
        live(line);
    }

    @Override
    public synchronized void endLive() {
        if (!unshown.isEmpty()) {
            update(unshown);
        }
        displayId = Optional.empty();
    }

    private void update(String line) {
        displayId.ifPresent(id -> CurrentCell.surroundings().update(plain(line), id));
        shown = System.nanoTime();
        unshown = "";
    }

    private static MimeBundle plain(String line) {
        return MimeBundle.of("text/plain", line);
    }
}
