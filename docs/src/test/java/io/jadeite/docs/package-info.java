/** Runs what the manual says, and a user's whole day, with the finished program: real processes, real databases. */
@NullMarked
package io.jadeite.docs;

import org.jspecify.annotations.NullMarked;
