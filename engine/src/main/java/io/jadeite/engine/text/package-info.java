/** JSON and YAML to plain maps, lists, numbers and texts, and back. */
@NullMarked
package io.jadeite.engine.text;

import org.jspecify.annotations.NullMarked;
