package io.watchfloor.journal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// One line of the journal.
///
/// @param mitigation the mitigation it belongs to
/// @param step       what happened, such as `intent`, `acted`, `refused`, `verified`, `undone`, `failed`
/// @param who        the identity the systems authenticated, or `declared:` and the name that was claimed
/// @param details    flat text details, enough to rebuild the mitigation after a crash; [#POLICY] is one of them
public record Entry(Instant at, String mitigation, String step, String who, Map<String, String> details) {
    /// The detail that names the policy in force: a hash of it.
    public static final String POLICY = "policy";

    /// The step of an entry that says that somebody was shown, or took away, what is sensitive.
    public static final String VIEWED = "viewed";

    public Entry {
        details = Map.copyOf(details);
    }

    /// The hash of the policy in force, where it is recorded.
    public Optional<String> policy() {
        return Optional.ofNullable(details.get(POLICY));
    }
}
