package io.watchfloor.diagnosis.activity;

import io.watchfloor.diagnosis.activity.Tops.Root;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The samples of one server, oldest chunks forgotten first. One thread adds; any thread takes what there is.
final class Track {
    private static final Duration CHUNK = Duration.ofMinutes(5);
    /// Of one chunk's dictionary: what is rarer than all these in one sample counts without its statement.
    private static final int MOST_DISTINCT = 20_000;

    private final Duration kept;
    private final long mostBytes;
    private final Deque<Chunk> closed = new ArrayDeque<>();
    private Chunk open = new Chunk();
    private long closedBytes;
    private @Nullable Instant last;

    Track(Duration kept, long mostBytes) {
        this.kept = kept;
        this.mostBytes = mostBytes;
    }

    /// A sample stands for the time since the one before, up to `longest`; after a longer silence, for `usual`.
    ///
    /// @return whether it was newer than the last
    synchronized boolean add(Instant at, Span span, Map<Combination, Integer> sessions, Map<Root, Integer> blocked) {
        Instant before = last;
        if (before != null && !at.isAfter(before)) {
            return false;
        }
        Duration since = before == null ? span.longest().plusMillis(1) : Duration.between(before, at);
        Duration covers = since.compareTo(span.longest()) <= 0 ? since : span.usual();
        last = at;
        open.add(at, covers, open.distinct() < MOST_DISTINCT ? sessions : withoutStatements(sessions), blocked);
        if (Duration.ofMillis(open.lastMillis() - open.firstMillis()).compareTo(CHUNK) >= 0) {
            Chunk done = open.copy();
            closed.addLast(done);
            closedBytes += done.bytes();
            open = new Chunk();
        }
        forget(at.minus(kept).toEpochMilli());
        return true;
    }

    /// How long a sample may stand for.
    record Span(Duration usual, Duration longest) {}

    private static Map<Combination, Integer> withoutStatements(Map<Combination, Integer> sessions) {
        Map<Combination, Integer> fewer = new HashMap<>();
        sessions.forEach((each, count) -> fewer.merge(
                new Combination(each.waitClass(), each.event(), each.tenant(), each.workflow(), null),
                count,
                Integer::sum));
        return fewer;
    }

    private void forget(long oldest) {
        Chunk first = closed.peekFirst();
        while (first != null && (first.lastMillis() <= oldest || closedBytes + open.bytes() > mostBytes)) {
            closed.removeFirst();
            closedBytes -= first.bytes();
            first = closed.peekFirst();
        }
    }

    /// The chunks that reach into the range, oldest first.
    synchronized List<Chunk> chunks(Instant from, Instant to) {
        List<Chunk> found = new ArrayList<>();
        for (Chunk chunk : closed) {
            if (reaches(chunk, from, to)) {
                found.add(chunk);
            }
        }
        if (reaches(open, from, to)) {
            found.add(open.copy());
        }
        return found;
    }

    private static boolean reaches(Chunk chunk, Instant from, Instant to) {
        return !chunk.isEmpty() && chunk.lastMillis() > from.toEpochMilli() && chunk.firstMillis() < to.toEpochMilli();
    }

    /// Where the samples begin; absent before the first.
    synchronized @Nullable Instant first() {
        Chunk chunk = closed.isEmpty() ? open : closed.getFirst();
        return chunk.isEmpty() ? null : Instant.ofEpochMilli(chunk.firstMillis());
    }

    /// The last sample; absent before the first.
    synchronized @Nullable Instant last() {
        return last;
    }

    synchronized long bytes() {
        return closedBytes + open.bytes();
    }
}
