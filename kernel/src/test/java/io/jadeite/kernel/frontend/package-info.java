@NullMarked
package io.jadeite.kernel.frontend;

import org.jspecify.annotations.NullMarked;
