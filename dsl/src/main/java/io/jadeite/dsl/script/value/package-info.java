/** Values that the DSL's words take and give: results by name, and what of a workflow's captured values JSON can carry to a worker. */
@NullMarked
package io.jadeite.dsl.script.value;

import org.jspecify.annotations.NullMarked;
