package io.watchfloor.presentation;

import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.signals.SourceHealth;
import io.watchfloor.signals.facts.Fact;
import io.watchfloor.signals.facts.Sessions;
import io.watchfloor.signals.facts.Waits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When one server's sessions and waits were last sampled, and how long that counts as now.
///
/// @param at      receipt of the sample, absent before the first
/// @param limit   two of the source's intervals and a tick
/// @param problem what its sources say, empty while they answer
public record Sampling(String server, @Nullable Instant at, Duration limit, String problem) {

    /// What the tick tells about this server.
    public static Sampling of(String server, Tick tick) {
        List<SourceHealth> sources = tick.snapshot().sources().values().stream()
                .filter(health -> speaksOf(server, health.source().name()))
                .toList();
        Duration interval = sources.stream()
                .map(health -> health.source().interval())
                .min(Duration::compareTo)
                .orElse(tick.snapshot().tick());
        String problem = sources.stream()
                .map(SourceHealth::problem)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining("; "));
        return new Sampling(
                server,
                at(server, tick),
                interval.multipliedBy(2).plus(tick.snapshot().tick()),
                problem);
    }

    /// The older of sessions and waits: the page rests on both.
    private static @Nullable Instant at(String server, Tick tick) {
        Stream<Instant> tree = tick.judgement().waitTrees().stream()
                .filter(each -> each.server().equals(server))
                .map(WaitTree::at);
        Stream<Fact> facts = Stream.concat(
                tick.snapshot().facts(Sessions.class).stream(), tick.snapshot().facts(Waits.class).stream());
        Stream<Instant> told =
                facts.filter(fact -> fact.subject().equals(server)).map(Fact::at);
        return Stream.concat(tree, told).min(Instant::compareTo).orElse(null);
    }

    private static boolean speaksOf(String server, String source) {
        return source.equals("postgres/" + server) || source.startsWith("postgres/" + server + "/");
    }

    /// Whether the sample can be taken for now.
    public Trust trust(Instant now) {
        if (at == null) {
            return Trust.UNKNOWN;
        }
        return Duration.between(at, now).compareTo(limit) <= 0 ? Trust.LIVE : Trust.STALE;
    }

    /// Whether what is shown is now.
    public enum Trust {
        LIVE,
        STALE,
        UNKNOWN
    }
}
