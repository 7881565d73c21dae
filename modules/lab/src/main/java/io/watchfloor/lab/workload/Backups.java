package io.watchfloor.lab.workload;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/// What a backup is taken from.
public interface Backups {
    /// A session that may begin and end a backup.
    Connection connect() throws SQLException;

    /// The primary's data directory.
    Path files();
}
