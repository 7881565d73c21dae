package io.watchfloor.lab.scenario;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the lab really did and when, as JSON lines in a file beside the estate's description: the truth that a
/// diagnosis is measured against. Consoles do not read it. Any thread.
public final class StoryLog {
    private static final Logger LOG = LoggerFactory.getLogger(StoryLog.class);

    private final Path file;
    private final InstantSource clock;

    /// Writes to `file`, which need not be there.
    public StoryLog(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    void begins(Scenario scenario) {
        ObjectNode line = line("scenario").put("name", scenario.name());
        line.put("durationSeconds", scenario.duration().toMillis() / 1000.0);
        ArrayNode expected = line.putArray("expected");
        scenario.expected().forEach(each -> describe(each, expected.addObject()));
        append(line);
    }

    void phase(Scenario.Phase phase) {
        append(line("phase").put("name", phase.name()));
    }

    /// A fault of the phase has taken hold.
    void tookHold(Scenario.Phase phase, String what) {
        append(line("took-hold").put("phase", phase.name()).put("what", what));
    }

    void ended(String what) {
        append(line("ended").put("what", what));
    }

    void failed(String what, String why) {
        append(line("failed").put("what", what).put("why", why));
    }

    private static void describe(Expected expected, ObjectNode into) {
        into.put("verdict", expected.verdict()).put("from", expected.from());
        into.put("layer", expected.cause().layer());
        texts(into.putArray("cause"), expected.cause().slugs());
        texts(into.putArray("first"), expected.answers().first());
        texts(into.putArray("nature"), expected.answers().nature());
        texts(into.putArray("recommend"), expected.answers().recommend());
        texts(into.putArray("avoid"), expected.answers().avoid());
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private ObjectNode line(String event) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("at", clock.instant().toString())
                .put("event", event);
    }

    private synchronized void append(ObjectNode line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.warn("the story is not written down: {}", e.getMessage());
        }
    }
}
