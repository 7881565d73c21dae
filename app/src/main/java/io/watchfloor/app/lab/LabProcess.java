package io.watchfloor.app.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.watchfloor.app.UserError;
import io.watchfloor.estate.EstateFile;
import io.watchfloor.signals.estate.Estate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The lab as a child process. It ends when this process ends, however that ends: its standard input is a pipe
/// from here.
public final class LabProcess implements AutoCloseable {
    private static final int SECONDS_TO_STOP = 15;

    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final Path estate;

    private LabProcess(Process process, Path estate) {
        this.process = process;
        this.estate = estate;
    }

    /// Starts a lab and returns when it is ready.
    ///
    /// @param scenario a name or a file; absent for none
    /// @throws UserError without a text when it cannot start: the lab has said why in a line of its own
    public static LabProcess start(@Nullable String scenario, long seed) {
        return start(scenario, "medium", seed);
    }

    /// Starts a lab with a scenario in one of its sizes and returns when it is ready.
    public static LabProcess start(@Nullable String scenario, String size, long seed) {
        List<String> command = new ArrayList<>(javaCommand("io.watchfloor.app/io.watchfloor.app.Main"));
        command.addAll(List.of("lab", "--parent-bound", "--size-of-load", size, "--seed", Long.toString(seed)));
        if (scenario != null) {
            command.addAll(List.of("--scenario", scenario));
        }
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
            String ready = output.readLine();
            if (ready == null) {
                stop(process);
                throw UserError.said(Math.max(1, process.exitValue()));
            }
            JsonNode line = JSON.readTree(ready);
            return new LabProcess(process, Path.of(line.path("estate").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException("the lab could not be started", e);
        }
    }

    /// The estate file it wrote.
    public Path estate() {
        return estate;
    }

    /// The estate it describes itself in.
    public Estate readEstate() {
        return UserError.unless(() -> EstateFile.load(estate));
    }

    /// What the lab really did and when, as JSON lines; no console reads it.
    public Path story() {
        return estate.resolveSibling("story.jsonl");
    }

    /// A place for this console's own files that goes with the lab.
    public Path state() {
        try {
            return Files.createDirectories(estate.resolveSibling("console"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends the lab and waits until it has cleaned up.
    @Override
    public void close() {
        try {
            stop(process);
        } catch (IOException e) {
            process.destroy();
        }
    }

    private static void stop(Process process) throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }

    /// The command line that starts a main class of this program, as `module/class`, with these arguments.
    public static List<String> javaCommand(String main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xms64m", "-Xmx512m", "--sun-misc-unsafe-memory-access=allow"));
        String modulePath = System.getProperty("jdk.module.path");
        if (modulePath != null) {
            command.addAll(List.of("-p", modulePath, "--add-modules", "ALL-MODULE-PATH"));
        }
        command.addAll(List.of("-m", main));
        command.addAll(List.of(arguments));
        return command;
    }
}
