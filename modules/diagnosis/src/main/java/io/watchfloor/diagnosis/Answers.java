package io.watchfloor.diagnosis;

import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.signals.Layer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The four answers of a finding.
///
/// @param first     which workflow slowed first; absent while none did
/// @param recommend ranked, best first
/// @param avoid     what must not be done, with the reason
public record Answers(
        @Nullable FirstToSlow first, Cause cause, Nature nature, List<Advice> recommend, List<Advice> avoid) {
    public Answers {
        recommend = List.copyOf(recommend);
        avoid = List.copyOf(avoid);
    }

    /// Which workflow slowed first, when, and which followed in order.
    ///
    /// @param tenant the tenant in which it slowed first
    public record FirstToSlow(String workflow, String tenant, Instant at, List<Follower> then) {
        public FirstToSlow {
            then = List.copyOf(then);
        }

        /// A workflow that slowed later; in the same tick when it cannot be told apart.
        public record Follower(String workflow, Instant at) {}
    }

    /// What holds it back.
    ///
    /// @param slug   stable identifier, such as `row-locks:payment-reconciliation`
    /// @param layer  the constrained layer
    /// @param title  a few words for the floor: `PostgreSQL · row locks`
    /// @param text   one sentence with the figures
    /// @param root   the root blocker where there is one
    /// @param load   how much, absolutely and as a share
    public record Cause(
            String slug,
            Layer layer,
            String title,
            String text,
            @Nullable Root root,
            Load load) {}

    /// The root blocker as an operator needs it.
    ///
    /// @param job the Job or scheduled action it works for, where known
    public record Root(
            String server, WaitTree.Node session, @Nullable String job) {}

    /// Blocked time it accounts for.
    ///
    /// @param blockedPerSecond seconds of blocked time in each second
    /// @param share            its share of all blocked time, 0 to 1
    public record Load(double blockedPerSecond, double share) {}

    /// Whether it drains by itself.
    ///
    /// @param text the evidence that decided, or what is not known yet
    public record Nature(Kind kind, String text) {
        /// The kinds; UNKNOWN until evidence decides.
        public enum Kind {
            TRANSIENT,
            STRUCTURAL,
            UNKNOWN
        }
    }
}
