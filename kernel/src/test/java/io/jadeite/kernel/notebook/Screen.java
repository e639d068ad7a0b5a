package io.jadeite.kernel.notebook;

import io.jadeite.engine.problem.InputException;
import io.jadeite.kernel.language.Comms;
import io.jadeite.kernel.language.Surroundings;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Remembers what a cell shows. */
final class Screen implements Surroundings {
    private final List<String> shown = new CopyOnWriteArrayList<>();

    /** Each call, in order: {@code show 1 as id}, {@code update 2 as id}, {@code clear}. */
    List<String> shown() {
        return shown;
    }

    @Override
    public void display(@Nullable Object value) {
        shown.add("show " + value);
    }

    @Override
    public void display(@Nullable Object value, String displayId) {
        shown.add("show " + value + " as " + displayId);
    }

    @Override
    public void update(@Nullable Object value, String displayId) {
        shown.add("update " + value + " as " + displayId);
    }

    @Override
    public void clear(boolean whenNextComes) {
        shown.add("clear " + whenNextComes);
    }

    @Override
    public String input(String prompt, boolean hidden) {
        return "answer to " + prompt;
    }

    @Override
    public void nextInput(String text, boolean replace) {
        shown.add("next " + text);
    }

    @Override
    public void page(Object value) {
        shown.add("page " + value);
    }

    @Override
    public Comms comms() {
        throw new InputException("There is no front end here.");
    }
}
