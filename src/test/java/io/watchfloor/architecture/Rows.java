package io.watchfloor.architecture;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The table "Who may see whom" of docs/architecture.md, read from there.
final class Rows {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([a-z]+) \\| ([^|]+) \\| ([^|]+) \\|$");

    /// What the words of its last column stand for.
    private static final Map<String, Set<String>> WORDS = Map.ofEntries(
            Map.entry("JavaFX", Set.of("javafx.base", "javafx.graphics", "javafx.controls")),
            Map.entry("JavaFX to PNG", Set.of("javafx.swing", "java.desktop")),
            Map.entry("AtlantaFX", Set.of("atlantafx.base")),
            Map.entry("ControlsFX", Set.of("org.controlsfx.controls")),
            Map.entry("TilesFX", Set.of("eu.hansolo.tilesfx")),
            Map.entry("picocli", Set.of("info.picocli")),
            Map.entry(
                    "Jackson",
                    Set.of(
                            "com.fasterxml.jackson.annotation",
                            "com.fasterxml.jackson.core",
                            "com.fasterxml.jackson.databind",
                            "com.fasterxml.jackson.dataformat.yaml")),
            Map.entry("SnakeYAML", Set.of("org.yaml.snakeyaml")),
            // The driver's classes bear the checker's annotations.
            Map.entry("JDBC", Set.of("java.sql", "org.postgresql.jdbc", "org.checkerframework.checker.qual")),
            Map.entry("HTTP", Set.of("java.net.http")),
            Map.entry("HTTP server", Set.of("jdk.httpserver")),
            Map.entry("direct file reads", Set.of("jdk.unsupported")),
            Map.entry("Jedis", Set.of("redis.clients.jedis", "org.apache.commons.pool2")),
            Map.entry("archive readers", Set.of("org.apache.commons.compress", "org.tukaani.xz")),
            Map.entry(
                    "fabric8",
                    Set.of(
                            "kubernetes.client.api",
                            "kubernetes.model.core",
                            "kubernetes.model.batch",
                            "kubernetes.model.apps",
                            "kubernetes.model.admissionregistration",
                            "io.fabric8.kubernetes.client.jdkhttp")));

    /// What one module may require.
    record Row(Set<String> ours, Set<String> outside) {}

    private Rows() {}

    static Map<String, Row> read() {
        Map<String, Row> rows = new TreeMap<>();
        Matcher row = ROW.matcher(House.read(House.ROOT.resolve("docs/architecture.md")));
        while (row.find()) {
            if (row.group(1).equals("module")) {
                continue;
            }
            Set<String> outside = new TreeSet<>();
            for (String word : words(row.group(3))) {
                Set<String> meant = WORDS.get(word);
                if (meant == null) {
                    throw new AssertionError("the table's row " + row.group(1) + " says '" + word
                            + "', which stands for no module; known are " + new TreeSet<>(WORDS.keySet()));
                }
                outside.addAll(meant);
            }
            rows.put(row.group(1), new Row(Set.copyOf(words(row.group(2))), outside));
        }
        return rows;
    }

    private static List<String> words(String cell) {
        return cell.equals("–") ? List.of() : Arrays.asList(cell.split(", "));
    }
}
