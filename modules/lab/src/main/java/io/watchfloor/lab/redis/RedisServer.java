package io.watchfloor.lab.redis;

import io.watchfloor.lab.host.Freezing;
import io.watchfloor.lab.host.LabFolder;
import io.watchfloor.lab.host.Ports;
import io.watchfloor.lab.host.Program;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A real Redis of the lab's own, where the machine has `redis-server` on its PATH. It keeps nothing on disk.
public final class RedisServer implements AutoCloseable {
    private final Process process;
    private final int port;
    private final String password;

    private RedisServer(Process process, int port, String password) {
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /// Starts one; empty where no binary can be had.
    public static Optional<RedisServer> start(LabFolder folder, Program program)
            throws IOException, InterruptedException {
        Optional<Path> binary = Stream.of(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isBlank())
                .map(entry -> Path.of(entry, "redis-server"))
                .filter(Files::isExecutable)
                .findFirst();
        if (binary.isEmpty()) {
            return Optional.empty();
        }
        int port = Ports.free(1).getFirst();
        String password = folder.secret("redis.password");
        Path directory = folder.directory("redis");
        // On standard input the password is in no command line and no second file.
        String settings = """
                bind 127.0.0.1
                port %d
                dir "%s"
                requirepass %s
                save ""
                appendonly no
                maxmemory 64mb
                maxmemory-policy allkeys-lru
                loglevel warning
                """.formatted(port, directory, password);
        Process process =
                program.start(List.of(binary.get().toString(), "-"), directory.resolve("redis.log"), settings);
        RedisServer server = new RedisServer(process, port, password);
        server.awaitListening();
        return Optional.of(server);
    }

    private void awaitListening() throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 250 && process.isAlive(); attempt++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(Ports.loopback(), port), 200);
                return;
            } catch (IOException _) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
        close();
        throw new IOException("redis-server did not start on port " + port);
    }

    /// The port on 127.0.0.1.
    public int port() {
        return port;
    }

    /// The process id of the server.
    public long pid() {
        return process.pid();
    }

    /// Holds the server still, so that it answers nobody, or lets it go on.
    public void freeze(boolean frozen) throws IOException {
        Freezing.freeze(process.toHandle(), frozen);
    }

    /// The password the server asks for.
    public String password() {
        return password;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
