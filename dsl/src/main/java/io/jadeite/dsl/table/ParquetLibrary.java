package io.jadeite.dsl.table;

import io.jadeite.engine.problem.InputException;

/** Whether the library that writes Parquet is on the class path. */
final class ParquetLibrary {
    private static final String COORDINATES = "blue.strategic.parquet:parquet-floor:1.64";

    private ParquetLibrary() {}

    /** @throws InputException where it isn't, with its name */
    static void check() {
        check(ParquetLibrary.class.getClassLoader());
    }

    static void check(ClassLoader loader) {
        if (loader.getResource("blue/strategic/parquet/ParquetWriter.class") == null) {
            throw new InputException(
                    "Writing Parquet needs the library %s, which isn't on the class path. Add it, or export to .csv or .json."
                            .formatted(COORDINATES));
        }
    }
}
