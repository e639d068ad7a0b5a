package io.jadeite.engine.calculation;

import io.jadeite.engine.problem.InputException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Handlers in Java: a jar names its classes in {@code META-INF/services/io.jadeite.engine.calculation.Handler}. */
public final class HandlerJars implements HandlerFiles {
    @Override
    public String ending() {
        return ".jar";
    }

    @Override
    public List<Handler> read(Path file) {
        try {
            // Lives as long as its handlers do.
            var loader = new URLClassLoader(new URL[] {file.toUri().toURL()}, HandlerJars.class.getClassLoader());
            var found = new ArrayList<Handler>();
            for (var handler : ServiceLoader.load(Handler.class, loader)) {
                if (loader.equals(handler.getClass().getClassLoader())) {
                    found.add(handler);
                }
            }
            if (found.isEmpty()) {
                throw new InputException("%s has no handler: META-INF/services/%s should name its classes."
                        .formatted(file, Handler.class.getName()));
            }
            return found;
        } catch (MalformedURLException | ServiceConfigurationError | LinkageError e) {
            throw new InputException("%s can't be used: %s".formatted(file, e.getMessage()));
        }
    }
}
