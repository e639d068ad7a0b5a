/** How values show themselves in a notebook: tables, plots and structures by what the DSL knows, and everyday values. */
@NullMarked
package io.jadeite.kernel.display;

import org.jspecify.annotations.NullMarked;
