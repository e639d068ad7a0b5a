/** The jadeite command line. */
@NullMarked
package io.jadeite.launchers.command;

import org.jspecify.annotations.NullMarked;
