/** Lines of cells that begin with {@code %}: orders to the notebook itself. */
@NullMarked
package io.jadeite.kernel.magic;

import org.jspecify.annotations.NullMarked;
