/** The connection to the database, its migrations, and all in which PostgreSQL and SQLite differ. */
@NullMarked
package io.jadeite.engine.database;

import org.jspecify.annotations.NullMarked;
