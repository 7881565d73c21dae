package io.watchfloor.lab.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What Java cannot do to a process itself: SIGQUIT and SIGINT, and freeing the System V segment of a server that was
/// killed.
final class Signals {
    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

    private Signals() {}

    /// Asks for PostgreSQL's immediate shutdown; false where there is no `kill`.
    static boolean quit(ProcessHandle process) {
        return run(List.of("kill", "-QUIT", String.valueOf(process.pid())));
    }

    /// Asks for PostgreSQL's fast shutdown; false where there is no `kill`.
    static boolean interrupt(ProcessHandle process) {
        return run(List.of("kill", "-INT", String.valueOf(process.pid())));
    }

    /// Frees the shared memory named in the postmaster.pid that a killed server left behind.
    static void releaseMemory(Path data) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(data.resolve("postmaster.pid"));
        } catch (NoSuchFileException _) {
            return;
        }
        if (lines.size() < 7) {
            return;
        }
        String[] keyAndId = lines.get(6).strip().split("\\s+", -1);
        if (keyAndId.length == 2 && !run(List.of("ipcrm", "-m", keyAndId[1]))) {
            LOG.debug("shared memory segment {} was not freed", keyAndId[1]);
        }
    }

    private static boolean run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
