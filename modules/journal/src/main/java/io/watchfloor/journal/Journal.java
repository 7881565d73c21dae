package io.watchfloor.journal;

import java.io.IOException;
import java.util.List;

/// The append-only record of who did what. Safe from any thread.
public interface Journal extends AutoCloseable {
    /// Appends and forces to disk before it returns; what throws was not recorded and must not be done.
    void append(Entry entry) throws IOException;

    /// Every entry of this console, oldest first.
    List<Entry> entries() throws IOException;

    /// What other consoles recorded about the same estate.
    default Others others() {
        return Others.NONE;
    }

    @Override
    void close() throws IOException;
}
