/** What goes wrong with VASP: how it is seen in a directory, and what helps. */
@NullMarked
package io.jadeite.engine.vasp.error;

import org.jspecify.annotations.NullMarked;
