/** Workflows in Java, from the snippets of a notebook: their source, made into bundles and compiled again on workers. */
@NullMarked
package io.jadeite.dsl.script.java;

import org.jspecify.annotations.NullMarked;
