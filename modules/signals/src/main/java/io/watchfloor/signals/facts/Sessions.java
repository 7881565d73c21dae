package io.watchfloor.signals.facts;

import java.time.Instant;
import java.util.List;

/// The sessions of one server that are not merely idle, and those that block others.
///
/// @param subject    the server's slug, or `server/node` for a node that is not read as its primary
/// @param serverTime the server's own clock when it was asked, for transaction ages
public record Sessions(Instant at, String subject, Instant serverTime, List<Session> sessions) implements Fact {
    public Sessions {
        sessions = List.copyOf(sessions);
    }
}
