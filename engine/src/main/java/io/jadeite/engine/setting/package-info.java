/** Settings by name, from defaults, files, environment and options. */
@NullMarked
package io.jadeite.engine.setting;

import org.jspecify.annotations.NullMarked;
