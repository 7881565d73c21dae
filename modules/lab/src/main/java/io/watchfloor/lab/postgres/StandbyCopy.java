package io.watchfloor.lab.postgres;

import io.watchfloor.lab.host.Folders;
import io.watchfloor.lab.host.Resources;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes a standby's data directory from a running primary as pg_basebackup would: backup mode, copy, backup label.
/// The WAL needed comes by streaming, kept by the slot.
final class StandbyCopy {
    /// Their content belongs to the running primary alone (as PostgreSQL's manual lists for base backups).
    private static final Set<String> EMPTY = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> LEFT_OUT =
            Set.of("postmaster.pid", "postmaster.opts", "standby.signal", "backup_label", "pg_internal.init");

    private StandbyCopy() {}

    static void make(Connection primary, Path from, Path to) throws SQLException, IOException {
        Signals.releaseMemory(to);
        Folders.remove(to);
        try (Statement statement = primary.createStatement()) {
            statement.execute(Resources.text(StandbyCopy.class, "do_keep_wal_for_standby.sql"));
            statement.execute(Resources.text(StandbyCopy.class, "do_start_backup.sql"));
            copy(from, to);
            try (ResultSet label = statement.executeQuery(Resources.text(StandbyCopy.class, "do_stop_backup.sql"))) {
                label.next();
                Files.writeString(to.resolve("backup_label"), label.getString("labelfile"));
            }
        }
        Files.createFile(to.resolve("standby.signal"));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Path relative = from.relativize(directory);
                Path copy = to.resolve(relative);
                Files.createDirectory(copy);
                copyMode(directory, copy);
                if (EMPTY.contains(relative.toString())) {
                    if (relative.toString().equals("pg_wal")) {
                        Files.createDirectories(copy.resolve("archive_status"));
                    }
                    return FileVisitResult.SKIP_SUBTREE;
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = Objects.requireNonNull(file.getFileName()).toString();
                if (!LEFT_OUT.contains(name) && !name.startsWith("pgsql_tmp")) {
                    try {
                        Files.copy(file, to.resolve(from.relativize(file)));
                    } catch (NoSuchFileException _) {
                        // Dropped or renamed by the primary meanwhile: the WAL says so.
                        return FileVisitResult.CONTINUE;
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /// PostgreSQL refuses a data directory that others may enter.
    private static void copyMode(Path from, Path to) throws IOException {
        if (from.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        }
    }
}
