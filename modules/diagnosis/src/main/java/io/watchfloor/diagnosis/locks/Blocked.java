package io.watchfloor.diagnosis.locks;

import io.watchfloor.diagnosis.locks.WaitTree.Who;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The sessions of one workflow of one tenant that wait for locks.
///
/// @param all    all of them; `longer` only those that have waited for a second or more
/// @param oldest the longest wait
/// @param since  when the first of `longer` had waited for a second, absent when there is none
public record Blocked(
        int all, int longer, Duration oldest, @Nullable Instant since) {
    /// Waits shorter than this are the normal life of row locks.
    public static final Duration LONG = Duration.ofSeconds(1);

    /// Nobody waits.
    public static final Blocked NONE = new Blocked(0, 0, Duration.ZERO, null);

    /// Counts over all servers, by [#key].
    public static Map<String, Blocked> count(List<ServerLocks> servers) {
        Map<String, Blocked> counts = new HashMap<>();
        for (ServerLocks locks : servers) {
            for (int pid : locks.graph().waiting()) {
                Who who = locks.whoIs(pid);
                String tenant = who.tenant();
                String workflow = who.workflow();
                if (tenant != null && workflow != null) {
                    boolean longer = locks.waitsLong(pid);
                    Blocked one = new Blocked(
                            1, longer ? 1 : 0, locks.graph().waited(pid), longer ? locks.longSince(pid) : null);
                    counts.merge(key(tenant, workflow), one, Blocked::plus);
                }
            }
        }
        return counts;
    }

    /// One tenant's share of one workflow.
    public static String key(String tenant, String workflow) {
        return tenant + "/" + workflow;
    }

    private Blocked plus(Blocked other) {
        return new Blocked(
                all + other.all,
                longer + other.longer,
                oldest.compareTo(other.oldest) >= 0 ? oldest : other.oldest,
                earlier(since, other.since));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
