package io.watchfloor.lab.ingress;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.watchfloor.lab.disturbance.Switchable;
import io.watchfloor.lab.host.Ports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// `GET /metrics` on loopback, as Traefik offers it.
public final class MetricsEndpoint implements Switchable, AutoCloseable {
    private final Ingress ingress;
    private final ExecutorService threads;
    private final int port;
    private HttpServer server;

    private MetricsEndpoint(Ingress ingress, ExecutorService threads) throws IOException {
        this.ingress = ingress;
        this.threads = threads;
        this.server = listen(0);
        this.port = server.getAddress().getPort();
    }

    /// Listens on a free port.
    public static MetricsEndpoint start(Ingress ingress) throws IOException {
        return new MetricsEndpoint(
                ingress,
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("ingress-metrics-", 0).factory()));
    }

    private HttpServer listen(int at) throws IOException {
        HttpServer created = HttpServer.create(new InetSocketAddress(Ports.loopback(), at), 16);
        created.setExecutor(threads);
        created.createContext("/metrics", exchange -> answer(exchange, ingress));
        created.start();
        return created;
    }

    /// Connections are refused.
    @Override
    public synchronized void vanish() {
        server.stop(0);
    }

    /// Listens on the same port again.
    @Override
    public synchronized void comeBack() throws IOException {
        server = listen(port);
    }

    private static void answer(HttpExchange exchange, Ingress ingress) throws IOException {
        try (exchange) {
            byte[] body = Metrics.text(ingress).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /// Where the metrics are.
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port + "/metrics");
    }

    @Override
    public synchronized void close() {
        server.stop(0);
        threads.close();
    }
}
