package io.watchfloor.mitigation.drill;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;

/// What a drill sees of the systems: their nodes, and what came of its own writes. It changes nothing. Calls block and
/// have timeouts of their own.
public interface DrillGround {
    /// Whether drills can be held on this server from here.
    boolean covers(String server);

    /// The nodes now. What does not answer is part of the answer.
    Topology look(String server);

    /// What the probe of this plan has written so far; empty where this console runs none.
    Optional<ProbeReadings> probe(String plan);

    /// What the probe begun last has written, also when it has ended; empty where there was none.
    Optional<ProbeReadings> newest();

    /// Looks the keys of a probe up on the node that leads now.
    ///
    /// @throws NotCounted when none leads or it could not be asked: then nothing is proven
    Found find(String server, String plan, Keys keys) throws NotCounted;

    /// Acknowledged keys, and those without an answer.
    record Keys(SortedSet<Long> acknowledged, SortedSet<Long> unknown) {}

    /// What was found, and where.
    ///
    /// @param missing acknowledged keys that are not there
    /// @param kept    keys without an answer that are there
    record Found(String node, SortedSet<Long> missing, SortedSet<Long> kept, Duration took) {}

    /// It could not be counted. The message is the operator's text.
    final class NotCounted extends Exception {
        private static final long serialVersionUID = 1L;

        /// With the cause.
        public NotCounted(String text, Throwable cause) {
            super(text, cause);
        }

        /// What is not known and why.
        public String text() {
            return String.valueOf(getMessage());
        }
    }
}
