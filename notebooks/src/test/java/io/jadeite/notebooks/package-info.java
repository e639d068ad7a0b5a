/** Executes the tutorials' cells. */
@NullMarked
package io.jadeite.notebooks;

import org.jspecify.annotations.NullMarked;
