package io.watchfloor.lab.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// Starts the lab's server programs as children, each known to the watchdog, with output going to a file.
public final class Program implements AutoCloseable {
    private static final int END_SECONDS = 10;

    private final Watchdog watchdog;
    private final Set<Process> tasks = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /// The watchdog ends what is started here when the lab is killed.
    public Program(Watchdog watchdog) {
        this.watchdog = watchdog;
    }

    /// Starts a child; `input` is fed to it on standard input.
    public Process start(List<String> command, Path log, String input) throws IOException {
        requireOpen();
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
        requireOpen();
        Process process = builder(command, log, environment).start();
        watchdog.watch(process.toHandle());
        tasks.add(process);
        try {
            process.getOutputStream().close();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new IOException(command.getFirst() + " took longer than " + seconds + " s");
            }
            return process.exitValue();
        } finally {
            process.destroyForcibly();
            tasks.remove(process);
            watchdog.forget(process.toHandle());
        }
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException("the lab is ending");
        }
    }

    /// Nothing starts any more, and what runs to its end now is ended with all its children.
    @Override
    public void close() {
        closed = true;
        for (Process task : tasks) {
            List<ProcessHandle> all = Stream.concat(task.descendants(), Stream.of(task.toHandle()))
                    .toList();
            task.destroy();
            CompletableFuture<?>[] ends =
                    all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
            try {
                CompletableFuture.allOf(ends).get(END_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException _) {
                all.forEach(ProcessHandle::destroyForcibly);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
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
