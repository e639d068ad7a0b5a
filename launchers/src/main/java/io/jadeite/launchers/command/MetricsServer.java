package io.jadeite.launchers.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jadeite.engine.problem.InputException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a text to whoever on this computer asks for {@code /metrics}: numbers for monitoring. Made only where it is asked for. */
final class MetricsServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsServer.class);
    private static final String PATH = "/metrics";
    private static final String TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private MetricsServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Begins to answer, on this computer only.
     *
     * @param port 0: any free one
     * @throws InputException where the port can't be had
     */
    static MetricsServer start(int port, Supplier<String> text) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            var metrics = new MetricsServer(server);
            server.createContext("/", exchange -> answer(exchange, text));
            server.setExecutor(metrics.threads);
            server.start();
            LOG.info("Metrics: http://localhost:{}{}", server.getAddress().getPort(), PATH);
            return metrics;
        } catch (BindException e) {
            throw new InputException(
                    "--metrics-port %d: the port can't be had on this computer (%s). Another program, perhaps another worker, has it; choose another, or 0 for any free one."
                            .formatted(port, e.getMessage()));
        } catch (IOException e) {
            throw new InputException("--metrics-port %d: %s.".formatted(port, e.getMessage()));
        } catch (NoClassDefFoundError e) {
            throw new InputException(
                    "--metrics-port needs a Java with the module jdk.httpserver; this one has been built without it.");
        }
    }

    private static void answer(HttpExchange exchange, Supplier<String> text) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals(PATH)) {
                send(exchange, 404, "text/plain; charset=utf-8", "Here is only " + PATH + ".\n");
            } else if (!exchange.getRequestMethod().equals("GET")) {
                send(exchange, 405, "text/plain; charset=utf-8", "Only GET.\n");
            } else {
                send(exchange, 200, TYPE, text.get());
            }
        } catch (RuntimeException e) {
            LOG.debug("answering with metrics", e);
            throw e;
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
