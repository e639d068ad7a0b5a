/** A notebook: cells of two languages with magics, and how they end, as front ends show it. */
@NullMarked
package io.jadeite.kernel.notebook;

import org.jspecify.annotations.NullMarked;
