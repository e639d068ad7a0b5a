/** What went wrong, told with what was asked, what was found and what to do. */
@NullMarked
package io.jadeite.engine.problem;

import org.jspecify.annotations.NullMarked;
