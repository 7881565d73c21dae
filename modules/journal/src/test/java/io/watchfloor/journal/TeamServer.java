package io.watchfloor.journal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/// A real server for a team, with a role for each of two consoles. Can be killed and started again on its data.
final class TeamServer implements AutoCloseable {
    private final Path data;
    private EmbeddedPostgres server;

    TeamServer(Path folder) throws IOException, SQLException {
        data = Files.createDirectories(folder.resolve("data"));
        server = start(0);
        try (Connection owner = superuser();
                Statement statement = owner.createStatement()) {
            statement.execute("CREATE ROLE keeper LOGIN");
            statement.execute("CREATE ROLE ann LOGIN");
            statement.execute("CREATE ROLE ben LOGIN");
            statement.execute("GRANT CREATE ON DATABASE postgres TO keeper");
        }
    }

    /// A prepared one.
    static TeamServer prepared(Path folder) throws IOException, SQLException {
        TeamServer server = new TeamServer(folder);
        try (Connection keeper = server.connect("keeper")) {
            TeamSchema.prepare(keeper, List.of("ann", "ben"));
        }
        return server;
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    int port() {
        return server.getPort();
    }

    Connection superuser() throws SQLException {
        return connect("postgres");
    }

    Connection connect(String role) throws SQLException {
        return connect(role, port());
    }

    static Connection connect(String role, int port) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", role);
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("loginTimeout", "3");
        properties.setProperty("socketTimeout", "3");
        properties.setProperty("sslmode", "disable");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", properties);
    }

    /// This server as a console with this role reaches it, through this port.
    static TeamDatabase door(String role, int port) {
        return new TeamDatabase() {
            @Override
            public Connection open() throws SQLException {
                return connect(role, port);
            }

            @Override
            public String explain(SQLException error) {
                return String.valueOf(error.getMessage());
            }
        };
    }

    TeamDatabase door(String role) {
        return door(role, port());
    }

    /// Ends it as a crash of the machine would, and starts it again where it was.
    void killAndRestart() throws IOException, InterruptedException {
        int port = port();
        kill();
        restart(port);
    }

    void kill() throws IOException, InterruptedException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all = new ArrayList<>(postmaster.children().toList());
        all.add(postmaster);
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle each : all) {
            each.onExit().join();
        }
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        // Finds nothing to stop, but gives its lock on the folder back.
        server.close();
    }

    void restart(int port) throws IOException {
        server = start(port);
    }

    List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = superuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    void execute(String role, String sql) throws SQLException {
        try (Connection connection = connect(role);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
