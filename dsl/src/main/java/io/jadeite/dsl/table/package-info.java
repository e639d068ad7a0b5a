/** Queue, workers and results as Tablesaw tables, how tables show themselves, and how they are exported. */
@NullMarked
package io.jadeite.dsl.table;

import org.jspecify.annotations.NullMarked;
