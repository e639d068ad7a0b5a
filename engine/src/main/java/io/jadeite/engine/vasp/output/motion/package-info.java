/** Where atoms are, step by step: XDATCAR, OSZICAR and DYNMAT. */
@NullMarked
package io.jadeite.engine.vasp.output.motion;

import org.jspecify.annotations.NullMarked;
