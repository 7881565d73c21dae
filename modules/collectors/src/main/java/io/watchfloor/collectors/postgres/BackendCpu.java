package io.watchfloor.collectors.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// CPU time of one backend of ours, from `/proc/PID/schedstat`, when it runs on this host. Counts from the backend's
/// birth, so connecting is part of it.
final class BackendCpu {
    private static final Logger LOG = LoggerFactory.getLogger(BackendCpu.class);

    private final Path schedstat;
    private long last;

    private BackendCpu(Path schedstat) {
        this.schedstat = schedstat;
    }

    /// The meter of a backend; absent when the process of that id is not our backend on this host.
    static Optional<BackendCpu> of(int pid, int clientPort) {
        Path process = Path.of("/proc", Integer.toString(pid));
        try {
            if (!Files.isReadable(process.resolve("schedstat"))
                    || !Files.readString(process.resolve("comm")).strip().startsWith("postgres")) {
                return Optional.empty();
            }
            // The title names the client's port: another host's process of the same id would not.
            String title = new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.ISO_8859_1);
            return title.contains("(" + clientPort + ")")
                    ? Optional.of(new BackendCpu(process.resolve("schedstat")))
                    : Optional.empty();
        } catch (IOException e) {
            LOG.debug("no CPU time of backend {}", pid, e);
            return Optional.empty();
        }
    }

    /// CPU time since the last call; nothing when the process has gone.
    Duration used() {
        long now = total().toNanos();
        Duration used = Duration.ofNanos(Math.max(0, now - last));
        last = Math.max(last, now);
        return used;
    }

    /// CPU time since the backend's birth; what was last known when the process has gone.
    Duration total() {
        try {
            String text = Files.readString(schedstat);
            return Duration.ofNanos(Long.parseLong(text.substring(0, text.indexOf(' '))));
        } catch (IOException e) {
            LOG.debug("the backend of {} has gone", schedstat, e);
            return Duration.ofNanos(last);
        }
    }
}
