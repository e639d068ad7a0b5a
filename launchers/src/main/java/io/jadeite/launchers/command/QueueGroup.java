package io.jadeite.launchers.command;

import picocli.CommandLine.Command;

/** {@code jadeite queue …}. */
@Command(
        name = "jadeite queue",
        description = "see the runs in the queue, and cancel, retry or delete them",
        synopsisSubcommandLabel = "COMMAND")
final class QueueGroup extends Group {
    static Group of(Session session) {
        var group = new QueueGroup();
        group.add("list", () -> new QueueList(session));
        group.add("show", () -> new QueueShow(session));
        group.add("explain", () -> new QueueExplain(session));
        group.add("cancel", () -> new QueueChange.Cancel(session));
        group.add("retry", () -> new QueueChange.Retry(session));
        group.add("delete", () -> new QueueDelete(session));
        group.add("pause", () -> new QueuePause.Begin(session));
        group.add("resume", () -> new QueuePause.End(session));
        group.add("limit", () -> new QueueLimit(session));
        group.add("limits", () -> new QueueLimits(session));
        group.add("stats", () -> new QueueStats(session));
        group.add("errors", () -> new QueueErrors(session));
        return group;
    }
}
