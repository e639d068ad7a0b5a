/** Space groups, symmetry operations, standard and reduced cells, reduced k-point meshes: spglib by Java's foreign-function API. */
@NullMarked
package io.jadeite.engine.structure.symmetry;

import org.jspecify.annotations.NullMarked;
