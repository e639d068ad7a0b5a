/** The built-in calculator: effective-medium theory, relaxation and dynamics. */
@NullMarked
package io.jadeite.engine.emt;

import org.jspecify.annotations.NullMarked;
