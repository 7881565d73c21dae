package io.watchfloor.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// A lab in a process of its own, as the console starts it, bound to its parent's pipe.
final class LabProcess implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    final Process process;
    final Path folder;
    final URI control;
    private final JsonNode estate;
    private final HttpClient http = HttpClient.newHttpClient();

    private LabProcess(Process process, JsonNode ready) throws IOException {
        this.process = process;
        Path file = Path.of(ready.path("estate").asText());
        this.folder = Objects.requireNonNull(file.getParent());
        this.control = URI.create(ready.path("control").asText());
        this.estate = new YAMLMapper().readTree(file.toFile());
    }

    static LabProcess start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-p", System.getProperty("jdk.module.path"), "--add-modules", "io.watchfloor.lab"));
        String classes = String.join(File.pathSeparator, "target/test-classes", System.getProperty("java.class.path"));
        command.addAll(List.of("-cp", classes, "io.watchfloor.lab.runner.RunTool", "--parent-bound"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the lab did not start");
        }
        return new LabProcess(process, JSON.readTree(line));
    }

    JsonNode estate() {
        return estate;
    }

    String secret(String reference) throws IOException {
        return Files.readString(folder.resolve(reference.replaceFirst("^file:", "")))
                .strip();
    }

    JsonNode ask(String method, String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(control.resolve(path))
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .header("Authorization", "Bearer " + secret("secrets/control.token"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return JSON.readTree(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Pids of the servers that must not outlive the lab.
    List<ProcessHandle> servers() {
        List<Long> pids = new ArrayList<>();
        JsonNode state = ask("GET", "/state");
        state.path("nodes").forEach(node -> pids.add(node.path("pid").asLong()));
        if (state.has("redis")) {
            pids.add(state.at("/redis/pid").asLong());
        }
        return pids.stream().map(pid -> ProcessHandle.of(pid).orElseThrow()).toList();
    }

    int answered(String tenant, String workflow) {
        return ask("GET", "/clock/" + workflow + "?seconds=3")
                .at("/tenants/" + tenant + "/answered")
                .asInt();
    }

    /// One row as the watching role sees it, columns as text; null when the database cannot be asked.
    List<String> watch(String database, String sql) {
        try {
            String nodes = estate.at("/postgres/0/nodes/0").asText() + ","
                    + estate.at("/postgres/0/nodes/1").asText();
            String url = "jdbc:postgresql://" + nodes + "/" + database
                    + "?targetServerType=primary&hostRecheckSeconds=0&connectTimeout=3&socketTimeout=10&sslmode=disable";
            try (Connection connection =
                            DriverManager.getConnection(url, "watchfloor", secret("secrets/watch.password"));
                    PreparedStatement statement = connection.prepareStatement(sql);
                    ResultSet row = statement.executeQuery()) {
                List<String> columns = new ArrayList<>();
                if (row.next()) {
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        columns.add(String.valueOf(row.getString(i)));
                    }
                }
                return columns;
            }
        } catch (SQLException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends the parent's side of the pipe and waits for the lab to end.
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
