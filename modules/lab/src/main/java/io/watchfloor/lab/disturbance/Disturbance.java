package io.watchfloor.lab.disturbance;

import java.io.IOException;
import java.sql.SQLException;

/// Something that goes wrong for real until it is closed. Begun and closed on one thread of its own, each once.
public interface Disturbance extends AutoCloseable {
    /// Makes it go wrong, and returns when it has taken hold.
    void begin() throws SQLException, IOException, InterruptedException;

    /// Puts it right again; also after a beginning that failed half way.
    @Override
    void close();
}
