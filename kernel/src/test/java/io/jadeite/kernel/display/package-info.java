@NullMarked
package io.jadeite.kernel.display;

import org.jspecify.annotations.NullMarked;
