package io.watchfloor.presentation.audit;

import io.watchfloor.journal.Reading;
import java.io.IOException;

/// Where the audit page reads, and writes down that somebody took entries away.
public interface AuditSource {
    /// Reads and checks everything. Blocks.
    Reading read() throws IOException;

    /// Records that entries were shown or copied. Blocks; what throws must not be handed out.
    void viewed(String text) throws IOException;
}
