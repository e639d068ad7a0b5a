package io.jadeite.dsl.script;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** By which snippets of a test come to the session of that test. */
public final class SnippetDoor {
    private static final AtomicReference<Jadeite> SESSION = new AtomicReference<>();

    private SnippetDoor() {}

    static void open(Jadeite jadeite) {
        SESSION.set(jadeite);
    }

    public static Jadeite jadeite() {
        return Objects.requireNonNull(SESSION.get(), "no session is open");
    }
}
