/** Results of runs: saving, listing, exporting. */
@NullMarked
package io.jadeite.engine.result;

import org.jspecify.annotations.NullMarked;
