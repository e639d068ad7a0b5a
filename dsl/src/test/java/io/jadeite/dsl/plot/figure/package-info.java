/** Pictures: the same each time, readable without eyes. */
@NullMarked
package io.jadeite.dsl.plot.figure;

import org.jspecify.annotations.NullMarked;
