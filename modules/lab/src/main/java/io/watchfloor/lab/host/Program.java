package io.watchfloor.lab.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Starts the lab's server programs as children, each known to the watchdog, with output going to a file.
public final class Program {
    private final Watchdog watchdog;

    /// The watchdog ends what is started here when the lab is killed.
    public Program(Watchdog watchdog) {
        this.watchdog = watchdog;
    }

    /// Starts a child; `input` is fed to it on standard input.
    public Process start(List<String> command, Path log, String input) throws IOException {
        Process process = builder(command, log, Map.of()).start();
        watchdog.watch(process.toHandle());
        var _ = process.onExit().thenAccept(_ -> watchdog.forget(process.toHandle()));
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            if (process.isAlive()) {
                throw e;
            }
        }
        return process;
    }

    /// Runs a program to its end and answers its exit code.
    public int run(List<String> command, Path log, Map<String, String> environment, int seconds)
            throws IOException, InterruptedException {
        Process process = builder(command, log, environment).start();
        watchdog.watch(process.toHandle());
        try {
            process.getOutputStream().close();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new IOException(command.getFirst() + " took longer than " + seconds + " s");
            }
            return process.exitValue();
        } finally {
            process.destroyForcibly();
            watchdog.forget(process.toHandle());
        }
    }

    private static ProcessBuilder builder(List<String> command, Path log, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
        // Settings of the user's own PostgreSQL must not leak into the lab's.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return builder;
    }
}
