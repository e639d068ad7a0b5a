/** Real databases, waiting for conditions, and requests for runs: what behaviour tests stand on. */
@NullMarked
package io.jadeite.engine.testing;

import org.jspecify.annotations.NullMarked;
