package io.watchfloor.diagnosis.activity;

import io.watchfloor.diagnosis.Judgement;
import io.watchfloor.diagnosis.activity.Track.Span;
import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.signals.SignalKey;
import io.watchfloor.signals.SignalNames;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.SourceHealth;
import io.watchfloor.signals.facts.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/// Active session history: the samples of each server over the last four hours, in bounded memory. One thread adds;
/// any thread may ask, and gets what had been added by then.
public final class ActivityHistory {
    /// How far back it reaches, while its memory suffices.
    public static final Duration KEPT = Duration.ofHours(4);

    /// Of one server. Two hundred sessions take a tenth of this over four hours.
    private static final long MOST_BYTES = 48L << 20;

    private final Map<String, Track> tracks = new ConcurrentHashMap<>();
    private final Map<String, Integer> cores = new ConcurrentHashMap<>();
    private final Marks marks = new Marks(KEPT);

    /// Takes what is new in this tick: a server that was not sampled since the last one adds nothing.
    public void add(Snapshot now, Judgement judgement) {
        marks.add(now);
        for (Sessions sessions : now.facts(Sessions.class)) {
            String server = sessions.subject();
            // A sample whose waits are not in sight is no sample: who works for whom would be missing.
            tree(judgement, sessions).ifPresent(tree -> {
                Sampled sampled = Sampled.of(sessions, tree);
                tracks.computeIfAbsent(server, name -> new Track(KEPT, MOST_BYTES))
                        .add(sessions.at(), span(now, server), sampled.sessions(), sampled.blocked());
            });
            now.sample(SignalKey.server(SignalNames.POSTGRES_CORES, server))
                    .ifPresent(sample -> cores.put(server, (int) sample.value()));
        }
    }

    private static Optional<WaitTree> tree(Judgement judgement, Sessions sessions) {
        return judgement.waitTrees().stream()
                .filter(tree -> tree.server().equals(sessions.subject()))
                .findFirst();
    }

    /// Twice the interval and a tick: beyond that a value is stale, and what lies between two samples is a gap.
    private static Span span(Snapshot now, String server) {
        SourceHealth health = now.sources().get("postgres/" + server);
        Duration interval = health == null ? now.tick() : health.source().interval();
        return new Span(interval, interval.multipliedBy(2).plus(now.tick()));
    }

    /// Notes something that no snapshot tells, such as an act of the desk.
    public void mark(Mark mark) {
        marks.add(mark);
    }

    /// What happened in this range, oldest first.
    public List<Mark> marks(Instant from, Instant to) {
        return marks.between(from, to);
    }

    /// From when there are samples of this server; absent before the first.
    public Optional<Instant> since(String server) {
        Track track = tracks.get(server);
        return Optional.ofNullable(track == null ? null : track.first());
    }

    /// The newest sample of this server; absent before the first.
    public Optional<Instant> last(String server) {
        Track track = tracks.get(server);
        return Optional.ofNullable(track == null ? null : track.last());
    }

    /// Sessions by wait class between two instants, in steps of this length.
    public Series series(String server, Instant from, Instant to, Duration step) {
        Integer known = cores.get(server);
        return new Steps(from, to, step)
                .read(chunks(server, from, to), last(server).orElse(null))
                .series(known == null ? OptionalInt.empty() : OptionalInt.of(known));
    }

    /// Who used the sessions between two instants, each list with so many parts at most.
    public Tops tops(String server, Instant from, Instant to, int most) {
        return new Totals(from, to).read(chunks(server, from, to)).tops(most);
    }

    private List<Chunk> chunks(String server, Instant from, Instant to) {
        Track track = tracks.get(server);
        return track == null ? List.of() : track.chunks(from, to);
    }

    /// About how much memory the samples take.
    public long bytes() {
        return tracks.values().stream().mapToLong(Track::bytes).sum();
    }
}
