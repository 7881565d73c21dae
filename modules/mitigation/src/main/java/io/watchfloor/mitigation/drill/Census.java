package io.watchfloor.mitigation.drill;

import java.time.Instant;
import java.util.List;

/// What was found of a probe's writes, looked for by their keys on the node that leads now.
///
/// @param at          when it was counted, by the console's clock
/// @param node        where: the node that answered as primary
/// @param asked       acknowledged keys that were looked for
/// @param missing     those of them that are not there: they are lost
/// @param unanswered  what became of the writes without an answer
public record Census(Instant at, String node, long asked, List<Long> missing, Unanswered unanswered) {
    /// What became of the writes without an answer.
    public record Unanswered(long kept, long gone) {}

    public Census {
        missing = List.copyOf(missing);
    }

    /// Acknowledged writes that are gone.
    public int lost() {
        return missing.size();
    }
}
