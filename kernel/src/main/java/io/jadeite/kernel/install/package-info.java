/** Tells Jupyter of the kernels, and takes that back. */
@NullMarked
package io.jadeite.kernel.install;

import org.jspecify.annotations.NullMarked;
