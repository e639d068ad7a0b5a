@NullMarked
package io.jadeite.dsl.script;

import org.jspecify.annotations.NullMarked;
