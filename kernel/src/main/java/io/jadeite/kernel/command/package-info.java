/** The commands {@code jadeite kernel …}, and the wiring of a kernel. */
@NullMarked
package io.jadeite.kernel.command;

import org.jspecify.annotations.NullMarked;
