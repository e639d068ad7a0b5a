@NullMarked
package io.jadeite.engine.vasp.error;

import org.jspecify.annotations.NullMarked;
