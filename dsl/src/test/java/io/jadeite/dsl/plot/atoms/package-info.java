/** Structures that show themselves. */
@NullMarked
package io.jadeite.dsl.plot.atoms;

import org.jspecify.annotations.NullMarked;
