package io.watchfloor.connections;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Reads small texts over HTTP. The whole answer has a time limit and a size limit; redirects are not followed.
public final class HttpEndpoint implements AutoCloseable {
    private final Duration limit;
    private final long largest;
    private final HttpClient client;

    /// An endpoint whose answers take at most `limit` and hold at most `largest` bytes.
    public HttpEndpoint(Duration limit, long largest) {
        this.limit = limit;
        this.largest = largest;
        this.client = HttpClient.newBuilder()
                .connectTimeout(limit)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /// The body of a 200 answer. Interrupting the thread gives up.
    public String get(URI uri, String accept) throws ConnectionException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(limit)
                .header("Accept", accept)
                .GET()
                .build();
        String where = uri.getAuthority();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), largest));
        try {
            HttpResponse<byte[]> response = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new ConnectionException(where + uri.getPath() + " answers with status " + response.statusCode());
            }
            return new String(response.body(), StandardCharsets.UTF_8);
        } catch (TimeoutException e) {
            throw new ConnectionException(where + " does not answer within " + limit.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw failed(where, e);
        } finally {
            answer.cancel(true);
        }
    }

    private ConnectionException failed(String where, ExecutionException e) {
        if (e.getCause() instanceof ConnectException) {
            return new ConnectionException(where + " refuses connections: nothing listens there", e);
        }
        if (e.getCause() instanceof IOException cause && cause.getMessage() != null) {
            return new ConnectionException(where + " cannot be read: " + cause.getMessage(), e);
        }
        return new ConnectionException(where + " cannot be read", e);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
