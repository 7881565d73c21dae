package io.watchfloor.lab.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.watchfloor.lab.host.CannotStart;
import io.watchfloor.lab.host.Ports;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The lab's own door, on loopback and with a bearer token: scenarios, the lab's clock, its state. Answers JSON.
public final class ControlEndpoint implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BEARER = "Bearer ";

    private final HttpServer server;
    private final ExecutorService threads;

    private ControlEndpoint(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /// Listens on the port, 0 for a free one.
    public static ControlEndpoint start(int port, String token, ControlAnswers answers) throws IOException {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(Ports.loopback(), port), 16);
        } catch (BindException e) {
            throw new CannotStart("port " + port + " is taken", e);
        }
        ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("control-", 0).factory());
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange, token, answers);
            }
        });
        server.start();
        return new ControlEndpoint(server, threads);
    }

    private static void answer(HttpExchange exchange, String token, ControlAnswers answers) throws IOException {
        String given = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        if (!MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), (BEARER + token).getBytes(StandardCharsets.UTF_8))) {
            send(exchange, 401, error("the lab's token is missing or wrong"));
            return;
        }
        URI uri = exchange.getRequestURI();
        try {
            Optional<JsonNode> found =
                    answers.answer(exchange.getRequestMethod(), uri.getPath(), Optional.ofNullable(uri.getQuery()));
            if (found.isPresent()) {
                send(exchange, 200, found.get());
            } else {
                send(exchange, 404, error("nothing here: " + exchange.getRequestMethod() + " " + uri.getPath()));
            }
        } catch (IllegalStateException e) {
            send(exchange, 409, error(String.valueOf(e.getMessage())));
        } catch (CannotStart | IllegalArgumentException e) {
            send(exchange, 400, error(String.valueOf(e.getMessage())));
        }
    }

    private static JsonNode error(String text) {
        return JsonNodeFactory.instance.objectNode().put("error", text);
    }

    private static void send(HttpExchange exchange, int code, JsonNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /// Its address.
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
