package io.watchfloor.presentation.locks;

import io.watchfloor.presentation.Sampling.Trust;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything the page shows at one instant, ready to be drawn.
///
/// @param detail of the selected session, or of the first root; absent when there is no session at all
record LocksContent(Header header, List<Row> rows, @Nullable Detail detail, Activity activity, Picture picture) {
    public LocksContent {
        rows = List.copyOf(rows);
    }

    /// The line over the tree.
    record Header(Counts counts, Sampled sampled) {}

    /// The figures of the tree.
    public record Counts(int waiting, int roots, int deepest, String longest) {}

    /// The sample all of it rests on: the oldest where there are several servers.
    ///
    /// @param text   `sample 02:53:41, 0.4 s old`, or what is not known
    /// @param reason why it is stale or unknown and what to do, empty while live
    public record Sampled(Trust trust, String text, String reason) {}

    /// Active sessions over time.
    ///
    /// @param points oldest first, one a tick
    /// @param shares who waits at this instant, and who makes them wait
    public record Activity(List<Point> points, Instant from, Instant until, Shares shares) {
        public Activity {
            points = List.copyOf(points);
        }
    }

    /// Sessions by wait class at one instant.
    ///
    /// @param known false for a gap: a server's sample was not now
    record Point(Instant at, boolean known, Map<WaitClass, Integer> sessions) {
        public Point {
            sessions = Map.copyOf(sessions);
        }
    }

    /// Waiting sessions by workflow, and blocked sessions by root blocker, most first.
    public record Shares(List<Share> workflows, List<Share> roots) {
        public Shares {
            workflows = List.copyOf(workflows);
            roots = List.copyOf(roots);
        }
    }

    /// One line of a list: absolute figure first, then its share of the whole, 0 to 1.
    public record Share(String title, @Nullable SessionKey session, String figure, double share) {}

    /// Whether the picture is held while the data goes on; `text` says since when.
    public record Picture(boolean frozen, String text) {}
}
