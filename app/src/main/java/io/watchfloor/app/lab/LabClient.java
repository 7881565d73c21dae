package io.watchfloor.app.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.watchfloor.connections.Secrets;
import io.watchfloor.signals.estate.Systems.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Speaks to the lab's control endpoint. Calls block, for at most a few seconds.
public final class LabClient implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final URI control;
    private final String token;

    /// A client for the lab an estate names.
    public LabClient(Lab lab) {
        this.control = lab.control();
        this.token = Secrets.read(lab.token());
    }

    /// The running scenario and the known ones.
    public JsonNode scenario() {
        return call("GET", "/scenario");
    }

    /// Starts a scenario in place of the running one.
    public void start(String scenario) {
        call("POST", "/scenario/" + scenario);
    }

    /// Ends the scenario; demand returns to steady.
    public void stop() {
        call("DELETE", "/scenario");
    }

    /// The lab's own measurements of a workflow over the last seconds.
    public JsonNode clock(String workflow, int seconds) {
        return call("GET", "/clock/" + workflow + "?seconds=" + seconds);
    }

    /// Process ids, ports and which node is primary.
    public JsonNode state() {
        return call("GET", "/state");
    }

    private JsonNode call(String method, String path) {
        HttpRequest request = HttpRequest.newBuilder(control.resolve(path))
                .method(method, BodyPublishers.noBody())
                .header("Authorization", "Bearer " + token)
                .timeout(TIMEOUT)
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IOException("the lab answered " + answer.statusCode() + ": " + answer.body());
            }
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted"));
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
