/** Holds what spans the rooms. */
@NullMarked
package io.jadeite.launchers;

import org.jspecify.annotations.NullMarked;
