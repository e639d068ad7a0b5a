/** What a kernel asks of a language of its cells, and what cells find around them; knows neither the wire nor any language. */
@NullMarked
package io.jadeite.kernel.language;

import org.jspecify.annotations.NullMarked;
