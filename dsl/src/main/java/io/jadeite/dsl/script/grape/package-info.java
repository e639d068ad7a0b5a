/** Libraries that a script asks for by {@code @Grab}, fetched by Maven's own resolver. */
@NullMarked
package io.jadeite.dsl.script.grape;

import org.jspecify.annotations.NullMarked;
