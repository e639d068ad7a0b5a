@NullMarked
package io.jadeite.kernel.install;

import org.jspecify.annotations.NullMarked;
