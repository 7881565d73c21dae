package io.watchfloor.lab.postgres;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One PostgreSQL server: its data directory, its port, and its process while it runs.
final class Node {
    private static final int START_SECONDS = 60;

    private final Commands commands;
    private final Path data;
    private final Path log;
    private final int port;
    private final Runnable ended;
    private volatile @Nullable Process process;

    /// `ended` hears of every end of the process, wanted or not.
    Node(Commands commands, Path data, int port, Runnable ended) {
        this.commands = commands;
        this.data = data;
        this.log = data.resolveSibling(data.getFileName() + ".log");
        this.port = port;
        this.ended = ended;
    }

    Path data() {
        return data;
    }

    int port() {
        return port;
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    Optional<Long> pid() {
        return Optional.ofNullable(process).filter(Process::isAlive).map(Process::pid);
    }

    ProcessHandle handle() throws IOException {
        Process running = process;
        if (running == null) {
            throw new IOException("PostgreSQL on port " + port + " does not run");
        }
        return running.toHandle();
    }

    boolean isAlive() {
        Process running = process;
        return running != null && running.isAlive();
    }

    /// Starts the server and waits until it accepts connections; `settings` are `name=value`.
    void start(List<String> settings) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-D", data.toString(), "-p", String.valueOf(port)));
        for (String setting : settings) {
            arguments.add("-c");
            arguments.add(setting);
        }
        Process started = commands.start(log, "postgres", arguments);
        process = started;
        var _ = started.onExit().thenRun(ended);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!status().equals("ready")) {
            if (!started.isAlive()) {
                throw new IOException("PostgreSQL on port " + port + " did not start: " + lastLine());
            }
            if (System.nanoTime() > deadline) {
                throw new IOException("PostgreSQL on port " + port + " was not ready within " + START_SECONDS + " s");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /// The eighth line of postmaster.pid says what the server is ready for.
    private String status() throws IOException {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.size() < 8 ? "starting" : lines.get(7).strip();
        } catch (NoSuchFileException _) {
            return "starting";
        }
    }

    private String lastLine() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - 2000));
            byte[] tail = new byte[(int) Math.min(2000, file.length())];
            file.readFully(tail);
            return new String(tail, java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .reduce("", (_, line) -> line);
        }
    }

    /// Ends the server in good order (fast shutdown): sessions are ended, and what was committed reaches the standby.
    /// Whether it has ended in time.
    boolean stopInOrder(int seconds) throws InterruptedException {
        Process running = process;
        if (running == null || !running.isAlive()) {
            return true;
        }
        return Signals.interrupt(running.toHandle()) && running.waitFor(seconds, TimeUnit.SECONDS);
    }

    /// Kills the server without grace.
    void kill() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
        }
    }

    /// Ends the server at once (immediate shutdown: it lets go of its shared memory, but not in good order).
    void stop() throws InterruptedException {
        Process running = process;
        process = null;
        if (running == null || !running.isAlive()) {
            return;
        }
        if (!Signals.quit(running.toHandle())) {
            running.destroy();
        }
        if (!running.waitFor(5, TimeUnit.SECONDS)) {
            running.destroyForcibly();
            running.waitFor(5, TimeUnit.SECONDS);
        }
    }
}
