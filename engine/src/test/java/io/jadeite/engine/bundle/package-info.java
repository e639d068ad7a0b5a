/** Bundles: stored once, loaded by workers that never saw the defining process, side by side in two versions. */
@NullMarked
package io.jadeite.engine.bundle;

import org.jspecify.annotations.NullMarked;
