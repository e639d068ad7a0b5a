/** What a node needs to run workers: the engine jar, its start-up cache and its start script. */
@NullMarked
package io.jadeite.launchers.bundle;

import org.jspecify.annotations.NullMarked;
