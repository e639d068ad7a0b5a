/** Notebooks through the door that the wire uses, without a wire. */
@NullMarked
package io.jadeite.kernel.notebook;

import org.jspecify.annotations.NullMarked;
