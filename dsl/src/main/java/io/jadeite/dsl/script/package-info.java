/**
 * The words of the DSL, for Groovy and for Java, and the code of workflows that travels with their runs; tables and plots are found
 * by {@link io.jadeite.dsl.script.TableView}, {@link io.jadeite.dsl.script.PlotView} and {@link io.jadeite.dsl.script.ValueView}.
 */
@NullMarked
package io.jadeite.dsl.script;

import org.jspecify.annotations.NullMarked;
