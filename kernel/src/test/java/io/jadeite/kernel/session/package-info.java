/** Cells of both languages, in one process and without a wire. */
@NullMarked
package io.jadeite.kernel.session;

import org.jspecify.annotations.NullMarked;
