package io.jadeite.engine.workflow;

import io.jadeite.engine.setting.Settings;
import java.nio.file.Path;

/**
 * Where inputs are written.
 *
 * @param directory there already
 * @param settings the site's
 * @param licensedFiles whether files that need a licence are written, or only their names
 */
public record InputPlace(Path directory, Settings settings, boolean licensedFiles) {}
