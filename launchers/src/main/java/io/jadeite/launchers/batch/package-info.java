/**
 * Starting workers by batch systems. A batch system is a few pure functions: what stands in its scripts, the commands that submit, ask
 * and cancel as lists of arguments, and how their replies are read. One runner carries them out, one fleet keeps count.
 */
@NullMarked
package io.jadeite.launchers.batch;

import org.jspecify.annotations.NullMarked;
