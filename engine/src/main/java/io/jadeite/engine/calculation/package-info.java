/**
 * Supervises an external program in a directory: starts it in a process group of its own, looks at the directory while it runs and at
 * its end, corrects its inputs and starts it again. Knows no calculator.
 */
@NullMarked
package io.jadeite.engine.calculation;

import org.jspecify.annotations.NullMarked;
