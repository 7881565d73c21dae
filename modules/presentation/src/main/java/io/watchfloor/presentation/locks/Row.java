package io.watchfloor.presentation.locks;

import io.watchfloor.signals.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of the table.
sealed interface Row {

    /// The head of a group of sessions that wait for nobody.
    record Section(Group group, String title, String note) implements Row {}

    /// The groups below the wait tree.
    enum Group {
        ACTIVE,
        IDLE_IN_TRANSACTION
    }

    /// One session.
    record Line(SessionKey key, Place place, Who who, Doing doing, Figures figures) implements Row {}

    /// Where it stands in the tree.
    ///
    /// @param depth    0 for a root
    /// @param severity of a root blocker, absent for others
    /// @param stale    its server's sample is too old to be now
    record Place(int depth, Life life, @Nullable Severity severity, boolean stale) {}

    /// Whether it came or left with the last tick. Only told while the order is held.
    enum Life {
        STAYS,
        NEW,
        GONE
    }

    /// Who it works for; empty parts are unattributed.
    ///
    /// @param work the workflow's title
    record Who(String application, String pod, String work, String job, String tenant) {}

    /// What it does or waits for.
    ///
    /// @param waitClass its wait class, absent for prepared transactions and idle sessions
    record Doing(@Nullable WaitClass waitClass, State state, Where where, String statement) {}

    /// Its state: kind of lock, mode wanted, and what stands against it; or only a text.
    record State(String kind, String text, String against) {}

    /// The relation, and the row or the number of others.
    record Where(String relation, String row) {}

    /// Its figures.
    ///
    /// @param blocks sessions below it, directly or not
    /// @param also   further sessions that block it, besides the one it stands under
    record Figures(String transactionAge, String waiting, int blocks, List<SessionKey> also) {
        public Figures {
            also = List.copyOf(also);
        }
    }
}
