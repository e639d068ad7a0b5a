/** What is drawn, as plain data, and how it becomes a picture: panels, axes and series, PNG and SVG by XChart. */
@NullMarked
package io.jadeite.dsl.plot.figure;

import org.jspecify.annotations.NullMarked;
