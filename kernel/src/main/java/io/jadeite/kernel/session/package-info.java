/** What the cells of a notebook share, whatever their language: variables, classes, and the sign that stops them. */
@NullMarked
package io.jadeite.kernel.session;

import org.jspecify.annotations.NullMarked;
