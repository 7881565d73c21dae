package io.watchfloor.lab.host;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A small child process that reads a pipe from the lab. When the lab dies in any way, kill -9 included, the pipe
/// ends and the child ends the lab's servers and removes its directory. Without `sh`, the next lab to start does
/// that ([Orphans]).
public final class Watchdog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

    private final @Nullable Process process;

    private Watchdog(@Nullable Process process) {
        this.process = process;
    }

    /// Starts the child for this directory.
    public static Watchdog start(Path folder) throws IOException {
        Optional<Path> shell = Optional.of(Path.of("/bin/sh")).filter(Files::isExecutable);
        if (shell.isEmpty()) {
            return new Watchdog(null);
        }
        List<String> command = new ArrayList<>();
        // In a session of its own it outlives a signal to the lab's whole process group.
        Stream.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"))
                .filter(Files::isExecutable)
                .findFirst()
                .ifPresent(setsid -> command.add(setsid.toString()));
        command.addAll(List.of(shell.get().toString(), "-c", script(), "watchfloor-watchdog", folder.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(Path.of("/").toFile());
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return new Watchdog(builder.start());
    }

    private static String script() throws IOException {
        return Resources.text(Watchdog.class, "watchdog.sh");
    }

    /// From now on this process ends with the lab.
    void watch(ProcessHandle child) {
        tell("watch " + child.pid());
    }

    /// The process has ended.
    void forget(ProcessHandle child) {
        tell("forget " + child.pid());
    }

    /// The watchdog's own pid, where there is one.
    public Optional<Long> pid() {
        return Optional.ofNullable(process).map(Process::pid);
    }

    private synchronized void tell(String line) {
        if (process == null) {
            return;
        }
        try {
            OutputStream pipe = process.getOutputStream();
            pipe.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            pipe.flush();
        } catch (IOException e) {
            LOG.debug("watchdog does not listen to '{}'", line, e);
        }
    }

    /// The lab has cleaned up by itself: the watchdog ends without doing anything.
    @Override
    public void close() {
        tell("bye");
        if (process == null) {
            return;
        }
        try {
            process.getOutputStream().close();
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
