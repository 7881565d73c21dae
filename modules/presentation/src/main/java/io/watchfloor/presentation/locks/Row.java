package io.watchfloor.presentation.locks;

import io.watchfloor.diagnosis.activity.WaitClass;
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
        IDLE_IN_TRANSACTION,
        IDLE
    }

    /// One session. Its words are written only when somebody looks: of thousands, a few dozen are in sight. UI thread.
    final class Line implements Row {
        private final SessionKey key;
        private final Place place;
        private final Writing writing;
        private @Nullable Words written;

        Line(SessionKey key, Place place, Writing writing) {
            this.key = key;
            this.place = place;
            this.writing = writing;
        }

        SessionKey key() {
            return key;
        }

        Place place() {
            return place;
        }

        Who who() {
            return words().who();
        }

        Doing doing() {
            return words().doing();
        }

        Figures figures() {
            return words().figures();
        }

        /// What a filter looks into, in lower case: tenant, workflow, pid, table, and who else it is.
        String searched() {
            return writing.searched();
        }

        Line living(Place other) {
            return new Line(key, other, writing);
        }

        private Words words() {
            Words known = written;
            if (known == null) {
                known = writing.words();
                written = known;
            }
            return known;
        }
    }

    /// Writes a line.
    interface Writing {
        Words words();

        String searched();
    }

    /// Everything a line says.
    record Words(Who who, Doing doing, Figures figures) {}

    /// Where it stands in the tree.
    ///
    /// @param depth    0 for a root
    /// @param crossing depth of another session above it that blocks it as well, -1 for none
    /// @param severity of a root blocker, absent for others
    /// @param stale    its server's sample is too old to be now
    record Place(
            int depth, int crossing, Life life, @Nullable Severity severity, boolean stale) {
        Place gone() {
            return new Place(depth, -1, Life.GONE, null, stale);
        }
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
