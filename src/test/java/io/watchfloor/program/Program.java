package io.watchfloor.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Watchfloor as a process of its own, as its users start it, and what it leaves running.
final class Program implements AutoCloseable {
    static final Path ROOT =
            Path.of(System.getProperty("house")).toAbsolutePath().normalize();
    private static final Path SCRATCH = ROOT.resolve("src/test/target/programs");

    private final Process process;
    private final Path output;
    private final Path errors;
    private final List<ProcessHandle> offspring = new ArrayList<>();

    /// How it ended, and what it said.
    record Ended(int status, String output, String errors) {
        List<String> errorLines() {
            return errors.lines().toList();
        }
    }

    private Program(Process process, Path output, Path errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    /// The command that starts it from the module path of this build.
    static List<String> fromModules(String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-p",
                ROOT.resolve("app/target/modules").toString(),
                "--add-modules",
                "ALL-MODULE-PATH",
                "-m",
                "io.watchfloor.app/io.watchfloor.app.Main"));
        return command;
    }

    static Program start(List<String> command, String... arguments) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(SCRATCH), "run");
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        List<String> whole = new ArrayList<>(command);
        whole.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(whole).redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
        return new Program(builder.start(), output, errors);
    }

    /// Runs it from the module path until it ends by itself.
    static Ended run(String... arguments) throws IOException, InterruptedException {
        try (Program program = start(fromModules(), arguments)) {
            return program.end(60);
        }
    }

    /// Waits until it has ended.
    Ended end(int seconds) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
            noteOffspring();
            if (System.nanoTime() > deadline) {
                throw new AssertionError("still running after " + seconds + " s: " + Files.readString(errors));
            }
        }
        return new Ended(process.exitValue(), Files.readString(output), Files.readString(errors));
    }

    /// Asks it to end, as a terminal or a service does.
    Ended stop() throws IOException, InterruptedException {
        noteOffspring();
        process.destroy();
        return end(30);
    }

    boolean alive() {
        return process.isAlive();
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    /// Which of the processes it was seen to start are alive still, after a moment to end in.
    List<String> leftRunning() throws InterruptedException {
        for (ProcessHandle handle : offspring) {
            try {
                handle.onExit().get(15, TimeUnit.SECONDS);
            } catch (java.util.concurrent.TimeoutException | java.util.concurrent.ExecutionException e) {
                // Told below, by its command.
            }
        }
        return offspring.stream()
                .filter(ProcessHandle::isAlive)
                .map(handle -> handle.pid() + " " + handle.info().command().orElse("?"))
                .toList();
    }

    /// How many processes it was seen to start.
    int started() {
        return offspring.size();
    }

    void noteOffspring() {
        try (Stream<ProcessHandle> descendants = process.descendants()) {
            descendants.filter(handle -> !offspring.contains(handle)).forEach(offspring::add);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            process.destroyForcibly();
        }
    }
}
