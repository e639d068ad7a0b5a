@NullMarked
package io.jadeite.kernel.protocol;

import org.jspecify.annotations.NullMarked;
