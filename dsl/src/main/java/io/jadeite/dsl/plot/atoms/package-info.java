/** Structures that show themselves: lattice and sites as HTML, and a picture of their atoms. */
@NullMarked
package io.jadeite.dsl.plot.atoms;

import org.jspecify.annotations.NullMarked;
