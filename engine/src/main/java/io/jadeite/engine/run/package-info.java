/** What a unit of work is: run, state, tags, lane, priority. */
@NullMarked
package io.jadeite.engine.run;

import org.jspecify.annotations.NullMarked;
