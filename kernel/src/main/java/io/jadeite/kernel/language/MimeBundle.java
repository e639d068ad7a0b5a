package io.jadeite.kernel.language;

import java.util.Map;

/**
 * Something ready to be shown, in several forms of which the front end takes the best that it knows.
 *
 * @param data by media type; each a {@code String}, a {@code byte[]} (sent as base64), or for JSON types maps, lists and numbers
 * @param metadata by media type: width, height …
 */
public record MimeBundle(Map<String, Object> data, Map<String, Object> metadata) {
    public MimeBundle {
        data = Map.copyOf(data);
        metadata = Map.copyOf(metadata);
    }

    public static MimeBundle of(String mediaType, Object data) {
        return new MimeBundle(Map.of(mediaType, data), Map.of());
    }
}
