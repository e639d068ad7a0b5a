/** Workflows that users write: their inputs, and the words inside them. */
@NullMarked
package io.jadeite.dsl.script.flow;

import org.jspecify.annotations.NullMarked;
