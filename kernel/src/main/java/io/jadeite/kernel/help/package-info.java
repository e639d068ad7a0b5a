/** What could stand at a place in a cell, and what is known of a name in it. Runs no code of the user's. */
@NullMarked
package io.jadeite.kernel.help;

import org.jspecify.annotations.NullMarked;
