/** Which phases of a chemical system are stable: convex hulls of formation energies, exact for any number of elements. */
@NullMarked
package io.jadeite.dsl.plot.phase;

import org.jspecify.annotations.NullMarked;
