package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One HTTP request and its answer; the body is read at once and has a bound.
final class Exchange {
    private static final int LARGEST_BODY = 3 * 1024 * 1024;

    private final HttpExchange http;
    private final List<String> warnings = new ArrayList<>();

    Exchange(HttpExchange http) {
        this.http = http;
    }

    String method() {
        return http.getRequestMethod();
    }

    String path() {
        return http.getRequestURI().getPath();
    }

    HttpExchange http() {
        return http;
    }

    String header(String name) {
        String value = http.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    /// Without parameters, in lower case.
    String contentType() {
        return header("Content-Type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    void warn(String text) {
        warnings.add(text);
    }

    byte[] body() throws IOException {
        byte[] body = http.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw Refusal.tooLarge();
        }
        return body;
    }

    void answer(int code, JsonNode body) throws IOException {
        answer(code, "application/json", Json.bytes(body));
    }

    void answer(int code, String text) throws IOException {
        answer(code, "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    /// Begins an answer without a known end.
    OutputStream stream() throws IOException {
        http.getResponseHeaders().set("Content-Type", "application/json");
        http.sendResponseHeaders(200, 0);
        return http.getResponseBody();
    }

    private void answer(int code, String type, byte[] body) throws IOException {
        http.getResponseHeaders().set("Content-Type", type);
        for (String warning : warnings) {
            String quoted = warning.replace("\\", "\\\\").replace("\"", "\\\"");
            http.getResponseHeaders().add("Warning", "299 - \"" + quoted + "\"");
        }
        if (method().equals("HEAD") || body.length == 0) {
            http.sendResponseHeaders(code, -1);
            return;
        }
        http.sendResponseHeaders(code, body.length);
        http.getResponseBody().write(body);
    }
}
