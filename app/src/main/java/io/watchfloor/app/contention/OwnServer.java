package io.watchfloor.app.contention;

import io.watchfloor.app.UserError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL of this machine's programs in a folder of its own, gone when closed. As root it runs in a user
/// namespace, as PostgreSQL refuses root.
public final class OwnServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OwnServer.class);
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final String SUPERUSER = "postgres";
    private static final String SETTINGS = """
            listen_addresses = '127.0.0.1'
            max_connections = 900
            max_prepared_transactions = 20
            max_locks_per_transaction = 200
            shared_preload_libraries = 'pg_stat_statements'
            pg_stat_statements.max = 25000
            fsync = off
            unix_socket_directories = ''
            """;

    private final Path home;
    private final Path folder;
    private final int port;
    private final List<String> pinned;

    private OwnServer(Path home, Path folder, int port, List<String> pinned) {
        this.home = home;
        this.folder = folder;
        this.port = port;
        this.pinned = List.copyOf(pinned);
    }

    /// Starts one, of these programs or else of Debian's newest.
    ///
    /// @param pinned what its start command is preceded by, such as `taskset -c 0`
    public static OwnServer start(@Nullable Path programs, List<String> pinned)
            throws IOException, InterruptedException, SQLException {
        Path home = programs == null ? debian() : programs;
        Path folder = Files.createTempDirectory("watchfloor-bench-");
        OwnServer server = new OwnServer(home, folder, freePort(), pinned);
        try {
            server.run("initdb", "-D", server.data(), "-A", "trust", "-U", SUPERUSER);
            Files.writeString(
                    Path.of(server.data(), "postgresql.conf"),
                    SETTINGS + "port = " + server.port + "\n",
                    StandardOpenOption.APPEND);
            server.run(
                    "pg_ctl",
                    "-D",
                    server.data(),
                    "-w",
                    "-l",
                    folder.resolve("log").toString(),
                    "start");
            server.target().prepare();
            try (Connection connection = server.target().connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
            }
            return server;
        } catch (IOException | SQLException e) {
            server.close();
            throw e;
        }
    }

    private static Path debian() throws IOException {
        if (Files.isDirectory(DEBIAN)) {
            try (Stream<Path> versions = Files.list(DEBIAN)) {
                Path newest = versions.filter(each -> Files.isExecutable(each.resolve("bin/postgres")))
                        .max(Comparator.comparing(Path::toString))
                        .orElse(null);
                if (newest != null) {
                    return newest;
                }
            }
        }
        throw new UserError(
                "this bench needs PostgreSQL's programs: apt-get install postgresql, or --postgres FOLDER", 2);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    /// Where to find one of the programs that came with the server.
    public Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    /// The server as a place for contention.
    public Target target() {
        return new Target(port, SUPERUSER);
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(pinned);
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(program(program).toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(program + ".out").toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(program + " failed: "
                    + Files.readString(folder.resolve(program + ".out")).strip());
        }
    }

    @Override
    public void close() throws IOException {
        try {
            run("pg_ctl", "-D", data(), "-w", "-m", "immediate", "stop");
        } catch (IOException e) {
            LOG.warn("the server in {} was not stopped", folder, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
