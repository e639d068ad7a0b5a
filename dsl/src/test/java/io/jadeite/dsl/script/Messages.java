package io.jadeite.dsl.script;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A console that keeps what it was told. */
final class Messages implements Console {
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void say(String message) {
        said.add(message);
    }

    @Override
    public void live(String line) {
        lines.add(line);
    }

    @Override
    public void endLive() {}

    List<String> said() {
        return said;
    }

    List<String> lines() {
        return lines;
    }
}
