package io.watchfloor.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.watchfloor.program.Program.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The image as it is shipped: made, started without any other Java, watched at work.
class ImageSmokeTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void theImageStartsItsOwnLabAndWatchesIt() throws IOException, InterruptedException {
        Path image = make("image");
        String launcher = image.resolve("bin/watchfloor").toString();
        Ended version = run(List.of(launcher, "--version"));
        assertTrue(version.output().startsWith("watchfloor "), version.toString());
        try (Program program = Program.start(
                List.of(launcher), "demo", "--headless", "--scenario", "steady", "--for", "10s", "--json")) {
            Ended ended = program.end(90);
            assertEquals(0, ended.status(), ended.errors());
            assertTrue(!ended.errors().contains("\tat "), ended.errors());
            List<JsonNode> lines = lines(ended.output());
            List<JsonNode> ticks = lines.stream()
                    .filter(line -> line.path("type").asText().equals("tick"))
                    .toList();
            assertTrue(ticks.size() >= 5, ended.output());
            assertEquals("healthy", layer(ticks.getLast(), "postgresql"), ticks.getLast()::toString);
            assertEquals("summary", lines.getLast().path("type").asText());
            assertTrue(program.started() > 0, "the lab was not seen to start");
            assertEquals(List.of(), program.leftRunning());
        }
    }

    @Test
    void aWallHasNeitherExecutorsNorLab() throws IOException, InterruptedException {
        Path wall = make("wall", "wall");
        String modules = run(List.of(wall.resolve("bin/java").toString(), "--list-modules"))
                .output();
        assertTrue(modules.contains("io.watchfloor.app@"), modules);
        for (String absent :
                List.of("io.watchfloor.executors", "io.watchfloor.lab", "embedded.postgres", "jdk.httpserver")) {
            assertTrue(!modules.contains(absent), "a wall has " + absent);
        }
        Ended demo = run(List.of(wall.resolve("bin/watchfloor").toString(), "lab"));
        assertEquals("watchfloor: this image has no lab in it\n", demo.errors());
        assertEquals(1, demo.status());
    }

    private static Path make(String name, String... variant) throws IOException, InterruptedException {
        Path image = Program.ROOT
                .resolve("src/test/target")
                .resolve("images")
                .resolve(name)
                .resolve("image");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Program.ROOT.resolve("jlink/MakeImage.java").toString(),
                Program.ROOT.resolve("app/target/modules").toString(),
                image.toString()));
        command.addAll(List.of(variant));
        Ended made = run(command);
        assertEquals(0, made.status(), made.errors() + made.output());
        return image;
    }

    private static Ended run(List<String> command) throws IOException, InterruptedException {
        try (Program program = Program.start(command)) {
            return program.end(180);
        }
    }

    private static List<JsonNode> lines(String output) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : output.lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private static String layer(JsonNode tick, String slug) {
        for (JsonNode layer : tick.path("layers")) {
            if (layer.path("layer").asText().equals(slug)) {
                return layer.path("state").asText();
            }
        }
        return "absent";
    }
}
