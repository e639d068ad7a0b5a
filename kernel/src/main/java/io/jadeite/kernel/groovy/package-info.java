/** Groovy cells. */
@NullMarked
package io.jadeite.kernel.groovy;

import org.jspecify.annotations.NullMarked;
