package io.watchfloor.app.bench.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// What the lab really did, and what a right diagnosis says about it; read from the lab's own story, which the engine
/// never sees.
///
/// @param ended when the last fault ended by itself, if one did
record Truth(List<Expected> expected, Optional<Instant> ended, List<String> failed) {
    private static final JsonMapper JSON = new JsonMapper();

    /// What is right; an empty list asks for nothing in particular.
    ///
    /// @param begins when its phase began; absent where there is no trouble
    /// @param effect when the trouble took hold; absent where there is none
    record Expected(String verdict, Optional<Instant> begins, Optional<Instant> effect, Cause cause, JsonNode answers) {
        boolean isFinding() {
            return verdict.equals("finding");
        }

        boolean allows(String field, String told) {
            List<String> right = texts(answers.path(field));
            return right.isEmpty() || right.contains(told);
        }

        boolean demands(String field) {
            return !answers.path(field).isEmpty();
        }

        List<String> demanded(String field) {
            return texts(answers.path(field));
        }
    }

    /// Slugs, of which `*` at the end stands for anything, and the layer.
    record Cause(List<String> slugs, String layer) {
        Cause {
            slugs = List.copyOf(slugs);
        }

        boolean is(Told.Finding finding) {
            return finding.layer().equals(layer) && named(finding.cause());
        }

        boolean named(String slug) {
            return slugs.stream()
                    .anyMatch(right -> right.endsWith("*")
                            ? slug.startsWith(right.substring(0, right.length() - 1))
                            : right.equals(slug));
        }
    }

    Truth {
        expected = List.copyOf(expected);
        failed = List.copyOf(failed);
    }

    static Truth read(Path story) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(story)) {
            lines.add(JSON.readTree(line));
        }
        List<Expected> expected = new ArrayList<>();
        for (JsonNode scenario : of(lines, "scenario")) {
            for (JsonNode each : scenario.path("expected")) {
                expected.add(new Expected(
                        each.path("verdict").asText(),
                        begins(lines, each.path("from").asText()),
                        effect(lines, each.path("from").asText()),
                        new Cause(texts(each.path("cause")), each.path("layer").asText()),
                        each));
            }
        }
        Optional<Instant> ended = of(lines, "ended").stream().map(Truth::at).max(Comparator.naturalOrder());
        List<String> failed = of(lines, "failed").stream()
                .map(line ->
                        line.path("what").asText() + ": " + line.path("why").asText())
                .toList();
        return new Truth(expected, ended, failed);
    }

    /// When the last fault of the phase took hold, else when the phase began.
    private static Optional<Instant> effect(List<JsonNode> lines, String phase) {
        Optional<Instant> hold = of(lines, "took-hold").stream()
                .filter(line -> line.path("phase").asText().equals(phase))
                .map(Truth::at)
                .max(Comparator.naturalOrder());
        return hold.or(() -> begins(lines, phase));
    }

    private static Optional<Instant> begins(List<JsonNode> lines, String phase) {
        return of(lines, "phase").stream()
                .filter(line -> line.path("name").asText().equals(phase))
                .map(Truth::at)
                .findFirst();
    }

    private static List<JsonNode> of(List<JsonNode> lines, String event) {
        return lines.stream()
                .filter(line -> line.path("event").asText().equals(event))
                .toList();
    }

    private static Instant at(JsonNode line) {
        return Instant.parse(line.path("at").asText());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
