package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The HTTP side: who asks, may they, and which part answers. Every refusal becomes a `Status` object.
final class Api implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Api.class);

    private final Permissions permissions;
    private final Reviews reviews;
    private final ResourceApi resources;

    Api(Permissions permissions, Reviews reviews, ResourceApi resources) {
        this.permissions = permissions;
        this.reviews = reviews;
        this.resources = resources;
    }

    @Override
    public void handle(HttpExchange http) throws IOException {
        try (http) {
            Exchange exchange = new Exchange(http);
            FutureTask<Void> task = new FutureTask<>(() -> {
                answer(exchange);
                return null;
            });
            task.run();
            finish(exchange, task);
        }
    }

    private void finish(Exchange exchange, FutureTask<Void> task) throws IOException {
        try {
            task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Refusal refusal -> exchange.answer(refusal.code(), refusal.status());
                case IOException broken -> LOG.debug("A client went away during {}", exchange.path(), broken);
                case InterruptedException stopped -> LOG.debug("Stopped during {}", exchange.path(), stopped);
                case null, default -> {
                    LOG.error("{} {} failed", exchange.method(), exchange.path(), e.getCause());
                    Refusal internal = Refusal.internal(String.valueOf(e.getCause()));
                    exchange.answer(internal.code(), internal.status());
                }
            }
        }
    }

    private void answer(Exchange exchange) throws IOException, InterruptedException {
        String path = exchange.path();
        boolean reading = exchange.method().equals("GET") || exchange.method().equals("HEAD");
        Optional<Permissions.User> known = permissions.user(exchange.header("Authorization"));
        boolean anonymous =
                exchange.header("Authorization").isEmpty() && path.matches("/(healthz|livez|readyz|version)");
        if (known.isEmpty() && !(anonymous && reading)) {
            throw Refusal.unauthorized();
        }
        if (path.matches("/(healthz|livez|readyz)")) {
            exchange.answer(200, "ok");
            return;
        }
        if (reading) {
            Optional<ObjectNode> discovered = Discovery.answer(path);
            if (discovered.isPresent()) {
                exchange.answer(200, discovered.get());
                return;
            }
        }
        Permissions.User user = known.orElseThrow(Refusal::unauthorized);
        ApiRequest request = request(exchange).orElseThrow(() -> notFound(user, exchange));
        Permissions.require(user, request);
        if (!Reviews.answers(request)) {
            resources.answer(exchange, request, user);
        } else if (request.verb().equals("create") && request.name().isEmpty()) {
            ObjectNode body = Json.object(Json.parse(exchange.body(), false));
            exchange.answer(201, reviews.answer(request, user, body));
        } else {
            throw Refusal.methodNotAllowed();
        }
    }

    private static Optional<ApiRequest> request(Exchange exchange) {
        try {
            return ApiRequest.of(exchange.method(), exchange.http().getRequestURI());
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("malformed URL: " + e.getMessage());
        }
    }

    private static Refusal notFound(Permissions.User user, Exchange exchange) {
        String verb = exchange.method().toLowerCase(Locale.ROOT);
        if (Permissions.mayRead(verb, exchange.path())) {
            return Refusal.noSuchPath();
        }
        return Refusal.forbidden(
                "forbidden: User \"" + user.name() + "\" cannot " + verb + " path \"" + exchange.path() + "\"",
                Json.FACTORY.objectNode());
    }
}
