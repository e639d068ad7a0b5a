package io.jadeite.kernel.magic;

import io.jadeite.kernel.session.CellFailure;
import io.jadeite.kernel.session.Evaluated;
import java.util.List;
import java.util.Optional;

/** An order to the notebook, {@code %name …} in a line or {@code %%name …} above a whole cell. */
interface Magic {
    /** Its name, and others that it is known by elsewhere. */
    List<String> names();

    /** One line that says what it does, how it is written first: {@code %time CODE — …}. */
    String help();

    /**
     * Does it.
     *
     * @throws CellFailure where code of the user fails
     * @throws io.jadeite.engine.problem.JadeiteException where it can't be done, with why
     */
    Evaluated run(Call call) throws CellFailure, Exception;

    /**
     * As it stands in a cell.
     *
     * @param arguments what stands behind the name in its line
     * @param body the lines below it, of {@code %%name}; empty for a line
     */
    record Call(String name, String arguments, Optional<String> body, Place place) {
        /** The code that it is about: the body, or what stands in the line. */
        String code() {
            return body.orElse(arguments);
        }
    }

    /**
     * @param language of the notebook's cells
     * @param line of the cell in which the code of a call begins
     */
    record Place(String language, int cell, int line) {}
}
