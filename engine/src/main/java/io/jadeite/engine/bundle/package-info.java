/** Code of user-defined workflows that travels with their runs: bundles, their store, and how a worker loads them. */
@NullMarked
package io.jadeite.engine.bundle;

import org.jspecify.annotations.NullMarked;
