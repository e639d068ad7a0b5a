@NullMarked
package io.jadeite.kernel.command;

import org.jspecify.annotations.NullMarked;
