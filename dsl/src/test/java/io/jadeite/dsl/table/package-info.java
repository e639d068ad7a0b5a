@NullMarked
package io.jadeite.dsl.table;

import org.jspecify.annotations.NullMarked;
