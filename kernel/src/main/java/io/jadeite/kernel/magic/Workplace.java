package io.jadeite.kernel.magic;

import io.jadeite.dsl.script.Jadeite;
import io.jadeite.kernel.session.CellFailure;
import io.jadeite.kernel.session.Evaluated;
import io.jadeite.kernel.session.Shared;
import java.nio.file.Path;
import java.util.Optional;

/** What magics find in a notebook. */
public interface Workplace {
    /** The languages of its cells. */
    java.util.List<String> languages();

    /** Runs code of a cell, whose first line is the cell's first. */
    Evaluated run(String language, String code, int cell) throws CellFailure;

    Shared shared();

    /** The words of the DSL; opened at the first question. */
    Jadeite jadeite();

    /** Cells of all languages can use the classes of this jar, or folder, from now on. */
    void add(Path jar);

    /** Where relative paths begin. */
    Path folder();

    /** What failed last. */
    Optional<Throwable> lastFailure();
}
