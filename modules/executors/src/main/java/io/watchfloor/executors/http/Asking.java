package io.watchfloor.executors.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchfloor.connections.ActingHttp;
import io.watchfloor.connections.ActingHttp.Reply;
import io.watchfloor.executors.postgres.Trouble;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Sends requests to one HTTP interface below its address, which may have a path of its own.
///
/// @param called what it is called in texts
public record Asking(ActingHttp http, URI base, String called) {
    private static final Duration READING = Duration.ofSeconds(5);

    /// The JSON of a 200 answer.
    ///
    /// @throws Trouble when there is none
    public JsonNode get(String path) throws Trouble {
        Reply reply = send("GET", path, null, READING);
        return switch (reply) {
            case Reply.Answer answer when answer.status() == 200 -> Json.read(answer.body());
            case Reply.Answer answer -> throw new Trouble(refusal(answer), false, null);
            case Reply.NotSent not -> throw new Trouble(called + ": " + not.text(), false, null);
            case Reply.NoAnswer none -> throw new Trouble(called + ": " + none.text(), false, null);
        };
    }

    /// Sends a request, with a JSON body or none.
    ///
    /// @throws Trouble when the console is stopped meanwhile
    public Reply send(String method, String path, @Nullable JsonNode body, Duration limit) throws Trouble {
        String root = base.toString();
        URI uri = URI.create((root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + path);
        try {
            return http.send(method, uri, body == null ? null : body.toString(), limit);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Trouble(called + ": the console was stopped before an answer came", true, stopped);
        }
    }

    /// Why an answer is none that helps.
    public String refusal(Reply.Answer answer) {
        return switch (answer.status()) {
            case 401, 403 ->
                called + " does not accept the operator's login (" + answer.status()
                        + "): check 'user' and 'password' in the estate file";
            default ->
                called + " answers " + answer.status() + ": "
                        + answer.body().strip().lines().findFirst().orElse("nothing");
        };
    }
}
