package io.watchfloor.lab.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Holds a process and its children still, or lets them go on: SIGSTOP and SIGCONT, where there is a `kill`.
public final class Freezing {
    private Freezing() {}

    /// Of all of them at once.
    ///
    /// @throws IOException where this cannot be done
    public static void freeze(ProcessHandle process, boolean frozen) throws IOException {
        List<String> command = new ArrayList<>(List.of("kill", frozen ? "-STOP" : "-CONT"));
        command.add(String.valueOf(process.pid()));
        process.descendants().forEach(child -> command.add(String.valueOf(child.pid())));
        Process kill = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!kill.waitFor(5, TimeUnit.SECONDS)) {
                throw new IOException("'kill' does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
