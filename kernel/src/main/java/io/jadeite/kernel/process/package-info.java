/** A kernel as a process: its signals, its end, and that of the program that started it. */
@NullMarked
package io.jadeite.kernel.process;

import org.jspecify.annotations.NullMarked;
