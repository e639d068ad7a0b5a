package io.jadeite.kernel.protocol;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message that came from a front end, signature and form proved.
 *
 * @param identities the way back, as the socket gave it
 * @param header its JSON as it was sent: the parent header of all that answers it
 * @param subshell which of the kernel's shells it is for; empty for the main one
 */
public record Request(
        Channel channel,
        List<byte[]> identities,
        String header,
        String id,
        String type,
        String session,
        String subshell,
        Map<String, @Nullable Object> content,
        Map<String, @Nullable Object> metadata,
        List<byte[]> buffers) {
    public Request {
        identities = List.copyOf(identities);
        buffers = List.copyOf(buffers);
    }

    /** The text under this name in its content, or this where there is none. */
    public String text(String name, String otherwise) {
        return content.get(name) instanceof String text ? text : otherwise;
    }

    public int number(String name, int otherwise) {
        return content.get(name) instanceof Number number ? number.intValue() : otherwise;
    }

    public boolean flag(String name, boolean otherwise) {
        return content.get(name) instanceof Boolean flag ? flag : otherwise;
    }

    @SuppressWarnings("unchecked") // JSON's objects have names
    public Map<String, @Nullable Object> object(String name) {
        return content.get(name) instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    @Override
    public String toString() {
        return "%s %s on %s".formatted(type, id, channel);
    }
}
