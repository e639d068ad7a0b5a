/** Reads large text outputs byte by byte, gzip'd or plain, without holding them in memory. */
@NullMarked
package io.jadeite.engine.vasp.output.scan;

import org.jspecify.annotations.NullMarked;
