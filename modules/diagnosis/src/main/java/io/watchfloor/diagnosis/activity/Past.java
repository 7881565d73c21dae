package io.watchfloor.diagnosis.activity;

import io.watchfloor.diagnosis.Judgement;
import io.watchfloor.diagnosis.Judgement.Board;
import io.watchfloor.diagnosis.Judgement.Watching;
import io.watchfloor.diagnosis.Verdict;
import io.watchfloor.diagnosis.locks.WaitGraph;
import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.diagnosis.locks.WaitTree.Who;
import io.watchfloor.diagnosis.locks.WaitTrees;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.SourceHealth;
import io.watchfloor.signals.facts.Fact;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Sessions;
import io.watchfloor.signals.facts.Waits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The last hours, tick by tick. Reads what was kept: from any thread but the UI's.
public final class Past {
    /// Where kept ticks are.
    public interface Frames {
        /// The last one kept at or before this instant; absent when that is before the first.
        Optional<Kept> at(Instant instant);

        /// When the first one that is still kept was taken.
        Optional<Instant> first();

        /// When the newest was taken.
        Optional<Instant> last();
    }

    /// From when to when ticks are kept.
    public record Span(Instant first, Instant last) {}

    /// A tick as it was. The judgement holds the trees and the sources of then; states were not kept.
    public record Moment(Snapshot snapshot, Judgement judgement) {}

    private static final Frames NOTHING = new Frames() {
        @Override
        public Optional<Kept> at(Instant instant) {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> first() {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> last() {
            return Optional.empty();
        }
    };

    private final Frames frames;
    private final ActivityHistory activity;

    /// A past of these frames; blocked sessions come from the history, which is kept beside them.
    public Past(Frames frames, ActivityHistory activity) {
        this.frames = frames;
        this.activity = activity;
    }

    /// Nothing is kept.
    public static Past none() {
        return new Past(NOTHING, new ActivityHistory());
    }

    /// How far back one can go; absent before the first tick.
    public Optional<Span> span() {
        return frames.first().flatMap(first -> frames.last().map(last -> new Span(first, last)));
    }

    /// What was known at this instant: the last tick at or before it. Its samples keep their own times, so that what
    /// was stale then is stale again. Absent where nothing was kept, which is a gap and not an empty server.
    public Optional<Moment> at(Instant instant) {
        return frames.at(instant)
                .filter(kept -> Duration.between(kept.at(), instant)
                                .compareTo(kept.tick().multipliedBy(2))
                        <= 0)
                .map(Past::moment);
    }

    /// The most sessions blocked at once in each step, for the scrubber; a gap is not known.
    public Series blocked(String server, Instant from, Instant to, Duration step) {
        return activity.series(server, from, to, step);
    }

    private static Moment moment(Kept kept) {
        Map<String, SourceHealth> sources = kept.sources().stream()
                .collect(
                        Collectors.toMap(health -> health.source().name(), Function.identity(), (one, other) -> other));
        Snapshot snapshot = new Snapshot(kept.at(), kept.tick(), Map.of(), kept.facts(), sources);
        Map<String, Map<Integer, Who>> who = new HashMap<>();
        kept.named()
                .forEach(named -> who.computeIfAbsent(named.server(), server -> new HashMap<>())
                        .put(named.pid(), named.who()));
        List<WaitTree> trees = new ArrayList<>();
        for (Waits waits : snapshot.facts(Waits.class)) {
            Map<Integer, Who> known = who.get(waits.subject());
            // Waits that were no longer in sight then had no tree.
            if (known != null || waits.waits().isEmpty()) {
                trees.add(tree(waits, sessions(kept.facts(), waits.subject()), known == null ? Map.of() : known));
            }
        }
        Judgement judgement = new Judgement(
                kept.at(),
                new Verdict.Unknown(List.of()),
                new Board(List.of(), List.of()),
                trees,
                new Watching(kept.sources(), -1, 0));
        return new Moment(snapshot, judgement);
    }

    private static @Nullable Sessions sessions(List<Fact> facts, String server) {
        for (Fact fact : facts) {
            if (fact instanceof Sessions sessions && sessions.subject().equals(server)) {
                return sessions;
            }
        }
        return null;
    }

    private static WaitTree tree(Waits waits, @Nullable Sessions sessions, Map<Integer, Who> who) {
        WaitGraph graph = WaitGraph.of(waits, sessions);
        Function<@Nullable Session, Who> naming =
                session -> session == null ? Who.NOBODY : who.getOrDefault(session.pid(), Who.NOBODY);
        return new WaitTrees(graph, naming).tree(waits).naming(who);
    }
}
