package io.jadeite.engine.calculation;

import java.nio.file.Path;
import java.util.List;

/** Reads handlers that users write in one language. Found by Java's {@link java.util.ServiceLoader}. */
public interface HandlerFiles {
    /** What its files' names end with, such as {@code .groovy}. */
    String ending();

    /** @throws io.jadeite.engine.problem.InputException where the file can't be used, with the line that is wrong */
    List<Handler> read(Path file);
}
