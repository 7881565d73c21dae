package io.watchfloor.app.contention;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// CPU of the backends of one application since its first was seen, from `/proc/PID/schedstat`: planning, output and
/// connecting count. What a backend spends after the last look before its end is missed.
public final class Backends implements AutoCloseable {
    private final Connection connection;
    private final String application;
    private final Map<Integer, Long> nanos = new HashMap<>();

    /// The backends of this application, of which there should be none yet.
    public Backends(Target target, String application) throws SQLException {
        this.connection = target.connect();
        this.application = application;
    }

    /// Looks at them, and answers what all have spent so far.
    public Duration spent() throws SQLException, IOException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pid FROM pg_stat_get_activity(NULL)"
                + " WHERE application_name = ? AND pid <> pg_backend_pid()")) {
            statement.setString(1, application);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    int pid = rows.getInt(1);
                    nanos.merge(pid, schedstat(pid), Math::max);
                }
            }
        }
        return Duration.ofNanos(
                nanos.values().stream().mapToLong(Long::longValue).sum());
    }

    private static long schedstat(int pid) throws IOException {
        try {
            String text = Files.readString(Path.of("/proc", Integer.toString(pid), "schedstat"));
            return Long.parseLong(text.substring(0, text.indexOf(' ')));
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
