package io.watchfloor.diagnosis.activity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who used the sessions of one server in a range of time, and who made others wait.
public record Tops(Covered covered, Active active, Blocked blocked) {
    /// The range asked for, and how many seconds of it were sampled.
    public record Covered(Instant from, Instant to, double seconds) {}

    /// Session-seconds without idle in transaction, and their split; each split adds up to `seconds`.
    public record Active(
            double seconds,
            Ranking<String> workflows,
            Ranking<String> tenants,
            Ranking<Statement> statements,
            Ranking<Wait> waits) {}

    /// Seconds that sessions waited for locks, charged to the root blocker each stood under.
    public record Blocked(double seconds, Ranking<Root> roots, List<Joined> joined) {
        public Blocked {
            joined = List.copyOf(joined);
        }
    }

    /// The largest parts, the unattributed part beside them, and what is left.
    ///
    /// @param unattributed seconds of nobody known
    /// @param more         how many parts are not among the first
    /// @param moreSeconds  what those have together
    public record Ranking<K>(double total, List<Part<K>> first, double unattributed, int more, double moreSeconds) {
        public Ranking {
            first = List.copyOf(first);
        }

        /// These seconds as a share of all, 0 to 1; zero of nothing.
        public double share(double seconds) {
            return total > 0 ? seconds / total : 0;
        }
    }

    /// One part of the whole, in absolute time and as a share, 0 to 1.
    public record Part<K>(K what, double seconds, double share) {}

    /// A statement, the same while its query identifier is. The text has its literals replaced.
    public record Statement(
            @Nullable String database, @Nullable Long queryId, String text) {}

    /// What is waited for: the class, and PostgreSQL's event (empty on the CPU).
    public record Wait(WaitClass waitClass, String event) {}

    /// A root blocker. Pid 0 stands for a prepared transaction.
    ///
    /// @param job the scheduled action or Job's owner it works for
    public record Root(
            int pid,
            Instant backendStart,
            @Nullable String tenant,
            @Nullable String workflow,
            @Nullable String job) {}

    /// Several pids that are one job begun again.
    public record Joined(List<Integer> pids, String job, double seconds, double share) {
        public Joined {
            pids = List.copyOf(pids);
        }
    }
}
