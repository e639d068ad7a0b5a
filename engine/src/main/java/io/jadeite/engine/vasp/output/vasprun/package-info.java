/** Reads vasprun.xml, whole or as far as it goes. */
@NullMarked
package io.jadeite.engine.vasp.output.vasprun;

import org.jspecify.annotations.NullMarked;
