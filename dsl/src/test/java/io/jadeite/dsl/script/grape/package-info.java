/** Tests of libraries. */
@NullMarked
package io.jadeite.dsl.script.grape;

import org.jspecify.annotations.NullMarked;
