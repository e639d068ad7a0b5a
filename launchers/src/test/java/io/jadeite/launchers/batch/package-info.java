@NullMarked
package io.jadeite.launchers.batch;

import org.jspecify.annotations.NullMarked;
