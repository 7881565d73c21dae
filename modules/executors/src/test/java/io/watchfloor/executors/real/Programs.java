package io.watchfloor.executors.real;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Real programs as Debian ships them, each with its own folder and ports on loopback, ended in the reverse order. As
/// root they run as Debian's user `postgres`, for they refuse to be root.
public final class Programs implements AutoCloseable {
    private final Path folder;
    private final Deque<Process> running = new ArrayDeque<>();

    /// A new folder that all of them may use.
    public Programs() throws IOException {
        folder = Files.createTempDirectory("watchfloor-real-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    /// Skips the test, naming what is missing, where a program is not installed.
    public static Path installed(String path, String debianPackage) {
        assumeTrue(Files.isExecutable(Path.of(path)), path + " is missing: install Debian's " + debianPackage);
        return Path.of(path);
    }

    /// The folder.
    public Path folder() {
        return folder;
    }

    /// Writes a file that every program may read.
    public Path write(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        return file;
    }

    /// A free port.
    public static int port() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts a program; what it says goes to a file named after it.
    public Process start(String name, List<String> command) throws IOException {
        List<String> all = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            all.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        running.push(process);
        return process;
    }

    /// Waits until something listens on a port.
    public void awaitPort(int port) throws IOException, InterruptedException {
        for (int look = 0; look < 300; look++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
                return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new IOException("nothing listens on " + port + ": look into " + folder);
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            Process process = running.pop();
            process.destroy();
            try {
                if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                process.destroyForcibly();
            }
        }
    }
}
