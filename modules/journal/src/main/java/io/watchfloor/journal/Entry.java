package io.watchfloor.journal;

import java.time.Instant;
import java.util.Map;

/// One line of the journal.
///
/// @param mitigation the mitigation it belongs to
/// @param step       what happened, such as `intent`, `acted`, `refused`, `verified`, `undone`, `failed`
/// @param who        the identity the systems authenticated, or `declared:` and the name that was claimed
/// @param details    flat text details, enough to rebuild the mitigation after a crash
public record Entry(Instant at, String mitigation, String step, String who, Map<String, String> details) {
    public Entry {
        details = Map.copyOf(details);
    }
}
