/** Structure files: POSCAR and JSON. */
@NullMarked
package io.jadeite.engine.structure.io;

import org.jspecify.annotations.NullMarked;
