package io.watchfloor.app.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.watchfloor.app.UserError;
import io.watchfloor.connections.ConnectionException;
import io.watchfloor.connections.Secrets;
import io.watchfloor.presentation.shell.LabControl;
import io.watchfloor.signals.estate.Systems.Lab;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Speaks to the lab's control endpoint. Calls block, for at most a few seconds.
public final class LabClient implements LabControl, AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final URI control;
    private final String token;

    /// A client for the lab an estate names.
    public LabClient(Lab lab) {
        this.control = lab.control();
        try {
            this.token = Secrets.read(lab.token());
        } catch (ConnectionException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public List<Scenario> known() throws IOException {
        List<Scenario> known = new ArrayList<>();
        for (JsonNode one : call("GET", "/scenario").path("known")) {
            known.add(new Scenario(
                    one.path("name").asText(),
                    one.path("title").asText(),
                    one.path("story").asText() + " Simulated: "
                            + one.path("simulated").asText()));
        }
        return known;
    }

    @Override
    public Optional<Running> running() throws IOException {
        JsonNode running = call("GET", "/scenario").path("running");
        return running.isObject()
                ? Optional.of(new Running(
                        running.path("name").asText(),
                        Duration.ofSeconds(running.path("elapsedSeconds").asLong())))
                : Optional.empty();
    }

    @Override
    public void start(String scenario) throws IOException {
        call("POST", "/scenario/" + scenario);
    }

    @Override
    public void stop() throws IOException {
        call("DELETE", "/scenario");
    }

    /// The lab's own measurements of a workflow over the last seconds.
    public JsonNode clock(String workflow, int seconds) throws IOException {
        return call("GET", "/clock/" + workflow + "?seconds=" + seconds);
    }

    /// Process ids, ports and which node is primary.
    public JsonNode state() throws IOException {
        return call("GET", "/state");
    }

    private JsonNode call(String method, String path) throws IOException {
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
            return JSON.readTree(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while asking the lab");
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
