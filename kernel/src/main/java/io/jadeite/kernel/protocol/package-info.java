/** Jupyter's messages on the wire: connection file, signing, sockets; knows neither a language nor what the messages ask. */
@NullMarked
package io.jadeite.kernel.protocol;

import org.jspecify.annotations.NullMarked;
