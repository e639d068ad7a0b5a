/** Jupyter's messages, sockets and signing; knows no language. */
@NullMarked
package io.jadeite.kernel.protocol;

import org.jspecify.annotations.NullMarked;
