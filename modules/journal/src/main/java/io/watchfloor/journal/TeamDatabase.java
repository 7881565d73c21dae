package io.watchfloor.journal;

import java.sql.Connection;
import java.sql.SQLException;

/// The way to the database that a team's consoles share.
public interface TeamDatabase {
    /// A connection to the primary, with timeouts on connecting and on each answer. Whoever opens it closes it.
    Connection open() throws SQLException;

    /// The operator's text for an error on such a connection.
    String explain(SQLException error);
}
