package io.watchfloor.connections;

import io.watchfloor.signals.estate.Secret;
import io.watchfloor.signals.estate.Systems.Login;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Sends requests that change something over HTTP, and tells what was refused from what may have been done. Answers
/// have a time and a size limit; redirects are not followed, so that a password goes nowhere else.
public final class ActingHttp implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final long LARGEST = 4 * 1024 * 1024;

    /// What became of a request.
    public sealed interface Reply {
        /// An answer, whatever its status; redirects are answers too.
        record Answer(int status, String body) implements Reply {}

        /// The request did not leave this machine; `text` says why.
        record NotSent(String text) implements Reply {}

        /// It was sent and no whole answer came: it may have been carried out.
        record NoAnswer(String text) implements Reply {}
    }

    private final @Nullable Login login;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /// With a login for basic authentication, or without.
    public ActingHttp(@Nullable Login login) {
        this.login = login;
    }

    /// Sends one request, with a JSON body or none, and waits for the whole answer. Interrupting gives up.
    public Reply send(String method, URI uri, @Nullable String json, Duration limit) throws InterruptedException {
        String where = uri.getAuthority();
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(limit).header("Accept", "application/json");
        if (json == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json));
        }
        try {
            authenticate(request);
        } catch (ConnectionException e) {
            return new Reply.NotSent(String.valueOf(e.getMessage()));
        }
        try {
            HttpResponse<byte[]> response =
                    client.send(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
            return new Reply.Answer(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
        } catch (HttpConnectTimeoutException e) {
            return new Reply.NotSent(where + " cannot be reached in time");
        } catch (ConnectException e) {
            return new Reply.NotSent(where + " refuses connections: nothing listens there");
        } catch (HttpTimeoutException e) {
            return new Reply.NoAnswer(where + " did not answer within " + limit.toMillis() + " ms");
        } catch (IOException e) {
            return new Reply.NoAnswer(where + ": the connection was cut before an answer came ("
                    + Objects.requireNonNullElse(e.getMessage(), "no reason given") + ")");
        }
    }

    private void authenticate(HttpRequest.Builder request) throws ConnectionException {
        if (login == null) {
            return;
        }
        Secret password = login.password();
        String both = login.user() + ":" + (password == null ? "" : Secrets.read(password));
        request.header(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
