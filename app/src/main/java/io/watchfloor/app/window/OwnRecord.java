package io.watchfloor.app.window;

import io.watchfloor.journal.ConsoleJournal;
import io.watchfloor.journal.Entry;
import io.watchfloor.journal.Reading;
import io.watchfloor.presentation.audit.AuditSource;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;

/// The record as the console of one watch knows it.
record OwnRecord(ConsoleJournal journal, String operator, Clock clock) implements AuditSource {
    @Override
    public Reading read() throws IOException {
        return journal.read();
    }

    @Override
    public void viewed(String text) throws IOException {
        journal.append(new Entry(clock.instant(), "-", Entry.VIEWED, "declared:" + operator, Map.of("text", text)));
    }
}
