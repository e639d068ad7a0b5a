/** Answers what front ends ask of a kernel: runs cells in their order, completes beside them, shows what they print, interrupts. */
@NullMarked
package io.jadeite.kernel.answer;

import org.jspecify.annotations.NullMarked;
