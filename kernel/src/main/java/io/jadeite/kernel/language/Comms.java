package io.jadeite.kernel.language;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Channels between objects of the kernel and of the front end, by Jupyter's comm messages. Threads may share it. */
public interface Comms {
    /** Opens a channel to what the front end knows under this name. */
    Comm open(
            String target,
            Map<String, ? extends @Nullable Object> data,
            Map<String, ? extends @Nullable Object> metadata,
            List<byte[]> buffers);

    /** Says who takes channels that the front end opens to this name; replaces whoever did before. */
    void onOpen(String target, BiConsumer<Comm, Message> opened);

    /** One open channel. */
    interface Comm {
        String id();

        String target();

        void send(
                Map<String, ? extends @Nullable Object> data,
                Map<String, ? extends @Nullable Object> metadata,
                List<byte[]> buffers);

        /** Called for each message from the front end, on the thread of cells. */
        void onMessage(Consumer<Message> handler);

        void onClose(Consumer<Message> handler);

        void close(Map<String, ? extends @Nullable Object> data);
    }

    /** What came through a channel. */
    record Message(Map<String, @Nullable Object> data, Map<String, @Nullable Object> metadata, List<byte[]> buffers) {}
}
