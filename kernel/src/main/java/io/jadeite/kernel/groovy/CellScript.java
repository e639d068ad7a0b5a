package io.jadeite.kernel.groovy;

import io.jadeite.dsl.script.JadeiteScript;
import io.jadeite.kernel.session.CellWords;
import org.jspecify.annotations.Nullable;

/** The base of Groovy cells: the words of scripts, and those of {@link CellWords}. */
public abstract class CellScript extends JadeiteScript {
    public String display(@Nullable Object value) {
        return CellWords.display(value);
    }

    public String display(Object content, String mediaType) {
        return CellWords.display(content, mediaType);
    }

    public void updateDisplay(String displayId, @Nullable Object value) {
        CellWords.updateDisplay(displayId, value);
    }

    public void page(Object value) {
        CellWords.page(value);
    }

    public void clearOutput() {
        CellWords.clearOutput();
    }

    public void clearOutput(boolean whenNextComes) {
        CellWords.clearOutput(whenNextComes);
    }

    public String input(String prompt) throws InterruptedException {
        return CellWords.input(prompt);
    }

    public String password(String prompt) throws InterruptedException {
        return CellWords.password(prompt);
    }
}
