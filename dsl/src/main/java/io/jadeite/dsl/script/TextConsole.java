package io.jadeite.dsl.script;

import java.io.PrintStream;
import java.time.Duration;

/** Messages as text: on a terminal one live line is written over, elsewhere a line comes every ten seconds and at the end. */
public final class TextConsole implements Console {
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final PrintStream out;
    private final boolean isTerminal;
    private String unshown = "";
    private int width;
    private long shown = System.nanoTime() - PAUSE.toNanos();

    public TextConsole(PrintStream out, boolean isTerminal) {
        this.out = out;
        this.isTerminal = isTerminal;
    }

    @Override
    public synchronized void say(String message) {
        if (width > 0) {
            out.println();
            width = 0;
        }
        out.println(message);
    }

    @Override
    public synchronized void live(String line) {
        if (isTerminal) {
            out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
            out.flush();
            width = line.length();
            return;
        }
        unshown = line;
        if (System.nanoTime() - shown >= PAUSE.toNanos()) {
            show();
        }
    }

    @Override
    public void progress(String line) {
        if (isTerminal) {
            live(line);
        }
    }

    @Override
    public synchronized void endLive() {
        if (isTerminal && width > 0) {
            out.println();
            width = 0;
        } else if (!unshown.isEmpty()) {
            show();
        }
    }

    private void show() {
        out.println(unshown);
        unshown = "";
        shown = System.nanoTime();
    }
}
