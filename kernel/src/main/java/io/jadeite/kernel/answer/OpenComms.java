package io.jadeite.kernel.answer;

import io.jadeite.kernel.language.Comms;
import io.jadeite.kernel.protocol.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The channels that are open between objects here and in the front end. Threads may share it. */
final class OpenComms implements Comms {
    private final Outputs outputs;
    private final Current current;
    private final Map<String, OpenComm> open = new ConcurrentHashMap<>();
    private final Map<String, BiConsumer<Comm, Message>> takers = new ConcurrentHashMap<>();

    OpenComms(Outputs outputs, Current current) {
        this.outputs = outputs;
        this.current = current;
    }

    @Override
    public Comm open(
            String target,
            Map<String, ? extends @Nullable Object> data,
            Map<String, ? extends @Nullable Object> metadata,
            List<byte[]> buffers) {
        var comm = new OpenComm(UUID.randomUUID().toString(), target);
        open.put(comm.id(), comm);
        send("comm_open", metadata, Map.of("comm_id", comm.id(), "target_name", target, "data", data), buffers);
        return comm;
    }

    @Override
    public void onOpen(String target, BiConsumer<Comm, Message> opened) {
        takers.put(target, opened);
    }

    /** comm_open, comm_msg or comm_close of the front end. */
    void received(Request request) {
        var id = request.text("comm_id", "");
        var message = new Message(request.object("data"), request.metadata(), request.buffers());
        switch (request.type()) {
            case "comm_open" -> opened(id, request.text("target_name", ""), message);
            case "comm_msg" -> {
                var comm = open.get(id);
                if (comm != null) {
                    comm.message.accept(message);
                }
            }
            default -> {
                var comm = open.remove(id);
                if (comm != null) {
                    comm.closed.accept(message);
                }
            }
        }
    }

    /** Who asks for what isn't there hears that at once. */
    private void opened(String id, String target, Message message) {
        var taker = takers.get(target);
        if (taker == null) {
            send("comm_close", Map.of(), Map.of("comm_id", id, "data", Map.of()), List.of());
            return;
        }
        var comm = new OpenComm(id, target);
        open.put(id, comm);
        taker.accept(comm, message);
    }

    /** The content of a comm_info_reply. */
    Map<String, Object> answer(Request request) {
        var target = request.text("target_name", "");
        var known = new HashMap<String, Object>();
        open.forEach((id, comm) -> {
            if (target.isEmpty() || comm.target().equals(target)) {
                known.put(id, Map.of("target_name", comm.target()));
            }
        });
        return Map.of("status", "ok", "comms", known);
    }

    private void send(
            String type,
            Map<String, ? extends @Nullable Object> metadata,
            Map<String, ? extends @Nullable Object> content,
            List<byte[]> buffers) {
        outputs.publish(current.parent(), type, metadata, content, buffers);
    }

    private final class OpenComm implements Comm {
        private final String id;
        private final String target;
        private volatile Consumer<Message> message = _ -> {};
        private volatile Consumer<Message> closed = _ -> {};

        OpenComm(String id, String target) {
            this.id = id;
            this.target = target;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String target() {
            return target;
        }

        @Override
        public void send(
                Map<String, ? extends @Nullable Object> data,
                Map<String, ? extends @Nullable Object> metadata,
                List<byte[]> buffers) {
            OpenComms.this.send("comm_msg", metadata, Map.of("comm_id", id, "data", data), buffers);
        }

        @Override
        public void onMessage(Consumer<Message> handler) {
            message = handler;
        }

        @Override
        public void onClose(Consumer<Message> handler) {
            closed = handler;
        }

        @Override
        public void close(Map<String, ? extends @Nullable Object> data) {
            if (open.remove(id) != null) {
                OpenComms.this.send("comm_close", Map.of(), Map.of("comm_id", id, "data", data), List.of());
            }
        }
    }
}
