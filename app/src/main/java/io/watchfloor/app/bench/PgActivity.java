package io.watchfloor.app.bench;

import io.watchfloor.app.UserError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The peer `pg_activity` in its view of blocking sessions, refreshed every second on a terminal that nobody sees.
final class PgActivity implements AutoCloseable {
    private static final String VERSION = "3.6.2";

    private final Process process;

    private PgActivity(Process process) {
        this.process = process;
    }

    /// Version 3.6.2 from PyPI in a folder of the user's cache, installed when it is not there; else Debian's.
    static Path install() throws IOException, InterruptedException {
        Path folder = Path.of(System.getProperty("user.home"), ".cache", "watchfloor", "pg_activity-" + VERSION);
        Path program = folder.resolve("bin/pg_activity");
        if (Files.isExecutable(program)) {
            return program;
        }
        boolean installed = run(List.of("python3", "-m", "venv", folder.toString()))
                && run(List.of(
                        folder.resolve("bin/pip").toString(), "install", "-q", "pg_activity[psycopg]==" + VERSION));
        if (installed && Files.isExecutable(program)) {
            return program;
        }
        Path debian = Path.of("/usr/bin/pg_activity");
        if (Files.isExecutable(debian) || run(List.of("apt-get", "install", "-y", "-q", "pg-activity"))) {
            return debian;
        }
        throw new UserError("pg_activity cannot be installed: neither PyPI nor apt-get has it", 2);
    }

    private static boolean run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(5, TimeUnit.MINUTES) && process.exitValue() == 0;
    }

    static String version(Path program) throws IOException {
        Process process = new ProcessBuilder(program.toString(), "--version")
                .redirectErrorStream(true)
                .start();
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            String line = output.readLine();
            return line == null ? "pg_activity" : line.replace(' ', '-');
        }
    }

    static PgActivity start(Path program, int port) throws IOException {
        Process process = new ProcessBuilder(
                        "script",
                        "-qfec",
                        "stty rows 50 cols 160; " + program + " -h 127.0.0.1 -p " + port
                                + " -U watchfloor -d postgres --refresh 1",
                        "/dev/null")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new PgActivity(process);
    }

    /// Presses the key of the view of blocking sessions.
    void showBlocking() throws IOException {
        OutputStream keys = process.getOutputStream();
        keys.write('3');
        keys.flush();
    }

    boolean runs() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
