package io.jadeite.kernel.language;

import java.util.Map;

/** What is known about a name, by media type; {@code text/plain} is always there. */
public record Inspection(Map<String, String> data) {
    public Inspection {
        data = Map.copyOf(data);
        if (!data.containsKey("text/plain")) {
            throw new IllegalArgumentException("An inspection needs text/plain beside " + data.keySet());
        }
    }
}
