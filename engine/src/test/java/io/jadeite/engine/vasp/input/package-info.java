@NullMarked
package io.jadeite.engine.vasp.input;

import org.jspecify.annotations.NullMarked;
