@NullMarked
package io.jadeite.kernel.process;

import org.jspecify.annotations.NullMarked;
