@NullMarked
package io.jadeite.engine.vasp.preset;

import org.jspecify.annotations.NullMarked;
