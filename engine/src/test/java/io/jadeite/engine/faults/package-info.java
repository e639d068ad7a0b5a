/** Faults put in on purpose, into real workers, servers, networks and disks; afterwards the queue's promises are checked. */
@NullMarked
package io.jadeite.engine.faults;

import org.jspecify.annotations.NullMarked;
