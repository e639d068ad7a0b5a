/** VASP as a calculator: its workflows, one for each preset. */
@NullMarked
package io.jadeite.engine.vasp;

import org.jspecify.annotations.NullMarked;
