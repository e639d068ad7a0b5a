package io.jadeite.launchers.batch;

import io.jadeite.engine.problem.JadeiteException;

/** A batch system's command has said something that can't be read. */
public final class UnexpectedReply extends JadeiteException {
    private static final long serialVersionUID = 1;
    private static final int MOST = 300;

    UnexpectedReply(String command, String reply) {
        super("%s replied what can't be read: '%s'"
                .formatted(
                        command,
                        reply.strip().length() > MOST ? reply.strip().substring(0, MOST) + "…" : reply.strip()));
    }
}
