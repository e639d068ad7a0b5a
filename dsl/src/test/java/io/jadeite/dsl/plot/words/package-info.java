/** The word plot. */
@NullMarked
package io.jadeite.dsl.plot.words;

import org.jspecify.annotations.NullMarked;
