/** Java cells: JShell, with types that Groovy cells can use, too. */
@NullMarked
package io.jadeite.kernel.java;

import org.jspecify.annotations.NullMarked;
