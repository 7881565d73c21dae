package io.watchfloor.diagnosis.findings;

import io.watchfloor.diagnosis.Answers.FirstToSlow;
import io.watchfloor.diagnosis.Answers.Nature;
import io.watchfloor.diagnosis.Verdict.Finding;
import io.watchfloor.diagnosis.findings.Heat.Beat;
import io.watchfloor.diagnosis.findings.Heat.Burden;
import io.watchfloor.diagnosis.findings.LockMemory.Episode;
import io.watchfloor.diagnosis.findings.LockMemory.Open;
import io.watchfloor.diagnosis.locks.ServerLocks;
import io.watchfloor.diagnosis.workflows.TenantObjects;
import io.watchfloor.signals.Severity;
import io.watchfloor.signals.estate.Estate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds contention on locks: who makes others wait, for how much, for how long.
public final class LockRule {
    /// What one tick is judged by.
    ///
    /// @param servers those whose locks are in sight
    /// @param seconds watched since the tick before
    public record Tick(Instant at, double seconds, List<ServerLocks> servers, TenantObjects objects, Slow slow) {
        public Tick {
            servers = List.copyOf(servers);
        }
    }

    /// Which workflows are slow, and in which order they became so.
    public record Slow(FirstSlow first, Set<String> now) {}

    /// What is to be remembered, and the finding in force.
    ///
    /// @param contended whether somebody waits, or did a few seconds ago
    public record Result(LockMemory memory, @Nullable Finding finding, boolean contended) {}

    private static final double HOLD = 5;
    private static final double RECOVERY = 20;
    private static final double CLEARLY_MORE = 1.5;
    private static final double FORGET = 15;
    private static final int MOST_SUBJECTS = 500;
    private static final double LONGEST_BEAT = 3;

    private final Estate estate;
    private final Tick tick;
    private final Map<String, Heat> heats;
    private final Map<String, Instant> samples;
    private final Map<String, Group> groups = new HashMap<>();

    private LockRule(Estate estate, Tick tick, LockMemory before) {
        this.estate = estate;
        this.tick = tick;
        this.heats = new HashMap<>(before.heats());
        this.samples = new HashMap<>(before.samples());
    }

    /// One tick.
    public static Result judge(Estate estate, Tick tick, LockMemory before) {
        LockRule rule = new LockRule(estate, tick, before);
        tick.servers().forEach(rule::sample);
        return rule.decide(before);
    }

    /// A sample counts once, however many ticks it is seen.
    private void sample(ServerLocks locks) {
        List<Group> found = Group.of(locks, estate);
        found.forEach(group -> groups.put(group.subject().key(), group));
        Instant at = locks.waits().at();
        Instant last = samples.put(locks.server(), at);
        if (at.equals(last)) {
            return;
        }
        double seconds =
                last == null ? 1 : Math.clamp(Duration.between(last, at).abs().toMillis() / 1000.0, 0.1, LONGEST_BEAT);
        double total = found.stream().mapToDouble(Group::load).sum();
        Map<String, Group> here = new HashMap<>();
        found.forEach(group -> here.put(group.subject().key(), group));
        for (String key : List.copyOf(heats.keySet())) {
            if (key.startsWith(locks.server() + "|") && !here.containsKey(key)) {
                Heat colder = heats.getOrDefault(key, Heat.NONE)
                        .with(new Beat(seconds, 0, 0, Duration.ZERO, new Burden(0, total)), null);
                heats.put(key, colder);
            }
        }
        here.forEach((key, group) -> {
            Beat beat = new Beat(
                    seconds, group.counted(), group.critical(), group.longest(), new Burden(group.load(), total));
            if (heats.size() < MOST_SUBJECTS || heats.containsKey(key)) {
                heats.put(key, heats.getOrDefault(key, Heat.NONE).with(beat, group.longSince()));
            }
        });
        heats.values().removeIf(heat -> heat.cold() > FORGET);
    }

    private Result decide(LockMemory before) {
        List<String> candidates = heats.entrySet().stream()
                .filter(entry ->
                        groups.containsKey(entry.getKey()) && entry.getValue().warm())
                .filter(entry -> entry.getValue().matters())
                .sorted(Comparator.<Map.Entry<String, Heat>>comparingDouble(
                                entry -> -entry.getValue().weight())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        String key = lead(before.open(), candidates);
        Open open = before.open();
        Group group = key == null ? null : groups.get(key);
        boolean same = open != null && open.key().equals(key);
        if (open != null && same && (group == null || !warm(key))) {
            return held(before, open);
        }
        return group == null
                ? new Result(new LockMemory(heats, samples, null, before.episodes()), null, false)
                : opened(before, same ? open : null, new ArrayList<>(candidates), group);
    }

    private Result held(LockMemory before, Open open) {
        double cold = open.cold() + tick.seconds();
        boolean contended = cold < HOLD;
        Finding finding = contended ? open.finding() : Recovering.from(open.finding());
        Open held = new Open(open.key(), open.server(), open.finding(), cold);
        return new Result(new LockMemory(heats, samples, held, before.episodes()), finding, contended);
    }

    private boolean warm(@Nullable String key) {
        return key != null
                && groups.containsKey(key)
                && heats.getOrDefault(key, Heat.NONE).warm();
    }

    /// What is measured over the last ten seconds stays slow for a while after the last session waited.
    private boolean recovers(Open open) {
        boolean inSight =
                tick.servers().stream().anyMatch(locks -> locks.server().equals(open.server()));
        return inSight
                && open.cold() + tick.seconds() < RECOVERY
                && Recovering.slowed(open.finding()).anyMatch(tick.slow().now()::contains);
    }

    /// Whose finding is in force: the one that was, until it is over or another is clearly heavier.
    private @Nullable String lead(@Nullable Open open, List<String> candidates) {
        String heaviest = candidates.isEmpty() ? null : candidates.getFirst();
        if (open == null) {
            return heaviest;
        }
        if (!warm(open.key()) && open.cold() + tick.seconds() >= HOLD) {
            return heaviest == null && recovers(open) ? open.key() : heaviest;
        }
        Heat own = heats.getOrDefault(open.key(), Heat.NONE);
        boolean heavier =
                heaviest != null && heats.getOrDefault(heaviest, Heat.NONE).weight() > CLEARLY_MORE * own.weight() + 1;
        return heavier ? heaviest : open.key();
    }

    private Result opened(LockMemory before, @Nullable Open same, List<String> candidates, Group group) {
        String key = group.subject().key();
        Heat heat = heats.getOrDefault(key, Heat.NONE);
        Finding earlier = same == null ? null : same.finding();
        Instant since = earlier != null
                ? earlier.since()
                : Optional.ofNullable(heat.since()).orElse(tick.at());
        boolean critical = heat.critical() || (earlier != null && earlier.severity() == Severity.CRITICAL);
        String job = group.lead().who().job();
        List<Episode> episodes =
                Recurrence.with(before.episodes(), new Episode(key, job == null ? since.toString() : job, tick.at()));
        Nature nature = Recurrence.nature(episodes, key, tick.at());
        candidates.remove(key);
        List<Group> ranked = new ArrayList<>(List.of(group));
        candidates.stream().map(groups::get).filter(other -> other != null).forEach(ranked::add);
        FirstToSlow stood = earlier == null ? null : earlier.answers().first();
        FirstToSlow first = tick.slow().first().byLocks(group.subject().server(), since, stood);
        Finding finding = new LockFinding(ranked, heat.load(), new LockAdvice(estate, tick.objects()))
                .finding(critical ? Severity.CRITICAL : Severity.WARNING, since, nature, first);
        Open open = new Open(key, group.subject().server(), finding, 0);
        return new Result(new LockMemory(heats, samples, open, episodes), finding, true);
    }
}
