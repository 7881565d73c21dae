package io.watchfloor.lab.ingress;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.watchfloor.lab.host.Ports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// `GET /metrics` on loopback, as Traefik offers it.
public final class MetricsEndpoint implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads;

    private MetricsEndpoint(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /// Listens on a free port.
    public static MetricsEndpoint start(Ingress ingress) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(Ports.loopback(), 0), 16);
        ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("ingress-metrics-", 0).factory());
        server.setExecutor(threads);
        server.createContext("/metrics", exchange -> answer(exchange, ingress));
        server.start();
        return new MetricsEndpoint(server, threads);
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
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/metrics");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
