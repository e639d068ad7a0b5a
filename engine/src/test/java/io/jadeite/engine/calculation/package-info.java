@NullMarked
package io.jadeite.engine.calculation;

import org.jspecify.annotations.NullMarked;
