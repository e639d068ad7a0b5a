/** The words in which workflows are written and run; knows no table or plot library. */
@NullMarked
package io.jadeite.dsl.script;

import org.jspecify.annotations.NullMarked;
