package io.watchfloor.presentation.locks;

import io.watchfloor.presentation.Sampling;
import io.watchfloor.presentation.Sampling.Trust;
import io.watchfloor.presentation.Tick;
import io.watchfloor.presentation.locks.LocksContent.Point;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Sessions by wait class over the last quarter of an hour, one point a tick over all servers. A tick in which
/// a server was not known is a gap: half an estate would read as a fall.
final class SessionHistory {
    /// How far back it reaches.
    static final Duration SPAN = Duration.ofMinutes(15);
    /// In minutes, before it has been watched for that long: an axis that is mostly empty hides what there is.
    private static final List<Integer> SHORTER = List.of(1, 2, 3, 5, 10);
    /// Bounds memory should ticks ever come faster than planned: four a second.
    private static final int MOST_POINTS = 3_600;

    private final Deque<Point> points = new ArrayDeque<>();

    /// Adds the tick's point; one that is no newer than the last is left out.
    void add(Tick tick, Collection<Sampling> samplings) {
        Instant at = tick.snapshot().at();
        Point last = points.peekLast();
        if (last != null && !at.isAfter(last.at())) {
            return;
        }
        boolean known =
                !samplings.isEmpty() && samplings.stream().allMatch(sampling -> sampling.trust(at) == Trust.LIVE);
        points.addLast(new Point(at, known, known ? count(tick.snapshot().facts(Sessions.class)) : Map.of()));
        Instant oldest = at.minus(SPAN);
        while (points.size() > MOST_POINTS || points.getFirst().at().isBefore(oldest)) {
            points.removeFirst();
        }
    }

    /// What an axis that ends here should reach back to hold every point.
    Duration span(Instant end) {
        Duration kept = points.isEmpty()
                ? Duration.ZERO
                : Duration.between(points.getFirst().at(), end);
        return SHORTER.stream()
                .map(Duration::ofMinutes)
                .filter(span -> span.compareTo(kept) >= 0)
                .findFirst()
                .orElse(SPAN);
    }

    /// Oldest first.
    List<Point> points() {
        return List.copyOf(points);
    }

    private static Map<WaitClass, Integer> count(List<Sessions> servers) {
        Map<WaitClass, Integer> counts = new EnumMap<>(WaitClass.class);
        for (Sessions server : servers) {
            for (Session session : server.sessions()) {
                WaitClass waitClass = WaitClass.of(session);
                if (waitClass != null) {
                    counts.merge(waitClass, 1, Integer::sum);
                }
            }
        }
        return counts;
    }
}
