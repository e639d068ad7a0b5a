package io.jadeite.kernel.protocol;

import io.jadeite.engine.problem.InputException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Turns messages into frames and back: identities, a delimiter, a signature, header, parent header, metadata, content, buffers.
 * Threads may share it for writing; only one reads.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html">Messaging in Jupyter</a>
 */
final class Messages {
    static final String VERSION = "5.5";

    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = {'{', '}'};
    private static final int SIGNED_PARTS = 4;
    // A quarter of what jupyter_client remembers; 3 MB.
    private static final int REMEMBERED = 16_384;

    private final Signing signing;
    private final String session;
    private final AtomicLong count = new AtomicLong();
    private final LinkedHashSet<String> signatures = new LinkedHashSet<>();

    Messages(Signing signing) {
        this.signing = signing;
        this.session = newSession();
    }

    /** Not from java.util.UUID, which takes longer at a start; the same randomness. */
    private static String newSession() {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * @param parent the header of what is answered, as it came; empty for none
     * @return the frames after the delimiter's identities
     */
    List<byte[]> write(
            List<byte[]> identities,
            String type,
            String parent,
            Map<String, ? extends @Nullable Object> metadata,
            Map<String, ? extends @Nullable Object> content,
            List<byte[]> buffers) {
        var signed = List.of(
                header(type),
                parent.isEmpty() ? NOTHING : parent.getBytes(StandardCharsets.UTF_8),
                metadata.isEmpty() ? NOTHING : MessageJson.write(metadata),
                MessageJson.write(content));
        var frames = new ArrayList<byte[]>(identities.size() + 6 + buffers.size());
        frames.addAll(identities);
        frames.add(DELIMITER);
        frames.add(signing.sign(signed));
        frames.addAll(signed);
        frames.addAll(buffers);
        return frames;
    }

    private byte[] header(String type) {
        var header = new LinkedHashMap<String, Object>();
        header.put("msg_id", session + "_" + count.incrementAndGet());
        header.put("msg_type", type);
        header.put("session", session);
        header.put("username", "kernel");
        header.put("date", Instant.now().toString());
        header.put("version", VERSION);
        return MessageJson.write(header);
    }

    /** @throws InputException where it is no message, is signed wrongly, or was sent before; says which */
    Request read(Channel channel, List<byte[]> frames) {
        int delimiter = 0;
        while (delimiter < frames.size() && !Arrays.equals(frames.get(delimiter), DELIMITER)) {
            delimiter++;
        }
        int first = delimiter + 2;
        if (frames.size() < first + SIGNED_PARTS) {
            throw new InputException("it has %d frames after its delimiter instead of at least %d"
                    .formatted(Math.max(0, frames.size() - delimiter - 1), SIGNED_PARTS + 1));
        }
        var parts = frames.subList(first, first + SIGNED_PARTS);
        var signature = frames.get(delimiter + 1);
        if (!signing.isRight(signature, parts)) {
            throw new InputException("its signature is wrong");
        }
        var header = read("header", parts.get(0));
        read("parent header", parts.get(1));
        var metadata = read("metadata", parts.get(2));
        var content = read("content", parts.get(3));
        if (signing.isUsed()) {
            remember(new String(signature, StandardCharsets.US_ASCII));
        }
        return new Request(
                channel,
                frames.subList(0, delimiter),
                new String(parts.getFirst(), StandardCharsets.UTF_8),
                text(header, "msg_id"),
                text(header, "msg_type"),
                header.get("session") instanceof String from ? from : "",
                header.get("subshell_id") instanceof String shell ? shell : "",
                content,
                metadata,
                frames.subList(first + SIGNED_PARTS, frames.size()));
    }

    /** Who listens on the wire could else send it again. */
    private void remember(String signature) {
        if (!signatures.add(signature)) {
            throw new InputException("it was sent before");
        }
        if (signatures.size() > REMEMBERED) {
            signatures.removeFirst();
        }
    }

    private static Map<String, @Nullable Object> read(String name, byte[] part) {
        try {
            return MessageJson.readObject(part);
        } catch (InputException e) {
            throw new InputException("its %s %s".formatted(name, e.getMessage()));
        }
    }

    private static String text(Map<String, @Nullable Object> header, String name) {
        if (header.get(name) instanceof String text) {
            return text;
        }
        throw new InputException("its header has no " + name);
    }
}
