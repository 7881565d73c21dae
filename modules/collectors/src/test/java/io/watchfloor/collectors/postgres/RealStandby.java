package io.watchfloor.collectors.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/// A hot standby of the real server, copied from it and streaming from it, that waits for its readers forever.
final class RealStandby implements AutoCloseable {
    private static final Set<String> NOT_COPIED = Set.of("pg_wal", "postmaster.pid", "epg-lock", "pg_replslot");

    private final EmbeddedPostgres server;

    private RealStandby(EmbeddedPostgres server) {
        this.server = server;
    }

    static RealStandby start(Path folder) throws IOException, SQLException {
        Path data = Files.createDirectory(folder.resolve("standby"));
        copy(data);
        Files.createFile(data.resolve("standby.signal"));
        // Not among the settings of the start: those are split at spaces.
        Files.writeString(
                data.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 user=postgres port=" + RealServer.port() + "'\n",
                StandardOpenOption.APPEND);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        return new RealStandby(RealServer.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("max_prepared_transactions", "5")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("fsync", "off")
                .setServerConfig("max_standby_streaming_delay", "-1")
                .start());
    }

    private static void copy(Path data) throws IOException, SQLException {
        try (Connection connection = RealServer.connect("postgres");
                Statement statement = connection.createStatement()) {
            boolean early = connection.getMetaData().getDatabaseMajorVersion() < 15;
            statement.execute(
                    early ? "SELECT pg_start_backup('copy', true, false)" : "SELECT pg_backup_start('copy', true)");
            Path source = Path.of(text(statement, "SHOW data_directory"));
            Files.walkFileTree(source, new Copying(source, data));
            Files.createDirectories(data.resolve("pg_wal").resolve("archive_status"));
            Files.createDirectories(data.resolve("pg_replslot"));
            Files.writeString(
                    data.resolve("backup_label"),
                    text(
                            statement,
                            early
                                    ? "SELECT labelfile FROM pg_stop_backup(false, false)"
                                    : "SELECT labelfile FROM pg_backup_stop(false)"));
        }
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /// Copies a folder whose files may come and go meanwhile.
    private static final class Copying extends SimpleFileVisitor<Path> {
        private final Path source;
        private final Path target;

        Copying(Path source, Path target) {
            this.source = source;
            this.target = target;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            if (NOT_COPIED.contains(folder.getFileName().toString())) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(target.resolve(source.relativize(folder)));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!NOT_COPIED.contains(file.getFileName().toString())) {
                try {
                    Files.copy(file, target.resolve(source.relativize(file)));
                } catch (NoSuchFileException e) {
                    return FileVisitResult.CONTINUE;
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
        }
    }

    /// Host and port.
    String node() {
        return "127.0.0.1:" + server.getPort();
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(server.getJdbcUrl("postgres", database), "postgres", "");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
