/** Data from outside the project and seeded random input, for tests of all rooms. */
@NullMarked
package io.jadeite.engine.reference;

import org.jspecify.annotations.NullMarked;
