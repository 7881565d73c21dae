package io.watchfloor.presentation.locks;

import io.watchfloor.signals.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of the table.
sealed interface Row {

    /// The head of a group of sessions that wait for nobody.
    record Section(Group group, String title, String note, boolean open) implements Row {}

    /// The groups below the wait tree.
    enum Group {
        ACTIVE,
        IDLE_IN_TRANSACTION
    }

    /// One session.
    record Line(SessionKey key, Place place, Who who, Doing doing, Figures figures) implements Row {
        /// The cells as text in the order of the columns.
        List<String> cells() {
            return List.of(
                    key.prepared() ? LocksText.NO_PID.text() : Integer.toString(key.pid()),
                    who.application(),
                    who.pod(),
                    who.work().isEmpty() ? LocksText.UNATTRIBUTED.text() : who.work(),
                    who.job(),
                    who.tenant(),
                    (doing.state().kind() + " " + doing.state().text() + " "
                                    + doing.state().against())
                            .strip(),
                    (doing.where().relation() + " " + doing.where().row()).strip(),
                    figures.transactionAge(),
                    figures.waiting(),
                    Integer.toString(figures.blocks()),
                    doing.statement());
        }
    }

    /// Where it stands in the tree.
    ///
    /// @param guides for each level down to its own: whether another one follows at that level
    /// @param severity of a root blocker, absent for others
    /// @param stale  its server's sample is too old to be now
    record Place(
            List<Boolean> guides,
            Fold fold,
            Life life,
            @Nullable Severity severity,
            boolean stale) {
        public Place {
            guides = List.copyOf(guides);
        }

        /// 0 for a root.
        public int depth() {
            return guides.size();
        }
    }

    /// Whether there are sessions below it, and whether they are shown.
    enum Fold {
        LEAF,
        OPEN,
        FOLDED
    }

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
