/** Crystals and molecules: lattice, sites, elements, formulas. */
@NullMarked
package io.jadeite.engine.structure;

import org.jspecify.annotations.NullMarked;
