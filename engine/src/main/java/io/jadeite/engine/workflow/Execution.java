package io.jadeite.engine.workflow;

import io.jadeite.engine.run.IonicStep;
import io.jadeite.engine.setting.Settings;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What a workflow has while it is executed. A thread's interruption tells it to stop.
 *
 * @param directory the attempt's own
 * @param settings the site's: commands, folders, parallel settings
 * @param progress is told of each ionic step as it is done
 * @param workflows those that it may run as a part of itself: the installed ones, those that its code brought along, and itself
 * @param steps parts that aren't repeated by a later attempt, and child runs
 */
public record Execution(
        Arguments arguments,
        Path directory,
        Settings settings,
        Consumer<IonicStep> progress,
        Catalogue workflows,
        Steps steps) {}
