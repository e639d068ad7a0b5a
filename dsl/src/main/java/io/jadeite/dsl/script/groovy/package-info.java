/** Workflows in Groovy: their source, sliced out of scripts and cells, made into bundles, and loaded again on workers. */
@NullMarked
package io.jadeite.dsl.script.groovy;

import org.jspecify.annotations.NullMarked;
