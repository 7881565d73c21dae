package io.watchfloor.mitigation.drill;

import io.watchfloor.mitigation.drill.DrillState.Counted;
import io.watchfloor.mitigation.drill.DrillState.Progress;
import io.watchfloor.mitigation.drill.Write.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known of a running drill's writes and steps. Used by the drill's one thread.
final class DrillWatch {
    private static final Duration STEADY = Duration.ofSeconds(2);

    private final ProbeReadings readings;
    private final String leader;
    private final Instant began;
    private final List<Write> writes = new ArrayList<>();
    private final Map<DrillStep, Duration> steps = new EnumMap<>(DrillStep.class);
    private Tally tally = Tally.NONE;
    private @Nullable Duration acted;
    private @Nullable Census census;

    DrillWatch(ProbeReadings readings, String leader, Instant now) {
        this.readings = readings;
        this.leader = leader;
        this.began = now.minus(readings.elapsed());
    }

    Duration elapsed() {
        return readings.elapsed();
    }

    /// Takes what was written since.
    void look() {
        List<Write> fresh = readings.from(writes.size());
        writes.addAll(fresh);
        tally = tally.plus(fresh);
        Duration since = acted;
        if (since != null) {
            for (Write write : fresh) {
                notice(write, since);
            }
        }
    }

    private void notice(Write write, Duration since) {
        if (write.ended().compareTo(since) < 0) {
            return;
        }
        if (write.fate() != Fate.ACKNOWLEDGED) {
            steps.putIfAbsent(DrillStep.LOSS_NOTICED, write.ended());
        } else if (!write.text().equals(leader)) {
            // Whoever acknowledges must have been promoted, also where that was not seen before.
            steps.merge(DrillStep.PROMOTED, write.ended(), (seen, at) -> at.compareTo(seen) < 0 ? at : seen);
            steps.putIfAbsent(DrillStep.ACKNOWLEDGED, write.ended());
        }
    }

    /// Whether for two seconds nothing but acknowledgements came, and nearly as many as there should be.
    boolean steady() {
        Duration from = elapsed().minus(STEADY);
        List<Write> recent = writes.stream()
                .filter(write -> write.ended().compareTo(from) > 0)
                .toList();
        boolean clean = recent.stream().allMatch(write -> write.fate() == Fate.ACKNOWLEDGED);
        long enough = readings.perSecond() * STEADY.toSeconds() * 7 / 10;
        return from.isPositive() && clean && recent.size() >= enough;
    }

    void reached(DrillStep step) {
        steps.putIfAbsent(step, elapsed());
    }

    boolean has(DrillStep step) {
        return steps.containsKey(step);
    }

    void acts() {
        acted = elapsed();
        steps.put(DrillStep.ACTED, acted);
    }

    @Nullable
    Outage outage() {
        Duration since = acted;
        if (since == null) {
            return null;
        }
        return has(DrillStep.ACKNOWLEDGED)
                ? Outage.longestOver(writes, since)
                : Outage.longest(writes, since, elapsed());
    }

    DrillGround.Keys keys() {
        return new DrillGround.Keys(Tally.keys(writes, Fate.ACKNOWLEDGED), Tally.keys(writes, Fate.UNKNOWN));
    }

    void counted(Census found) {
        census = found;
        reached(DrillStep.COUNTED);
    }

    @Nullable
    Census census() {
        return census;
    }

    Tally tally() {
        return tally;
    }

    Progress progress() {
        return new Progress(began, acted, steps, new Counted(tally, outage(), census));
    }

    /// The steps from the act on; before it, from the probe's beginning.
    Map<DrillStep, Duration> times() {
        Map<DrillStep, Duration> times = new EnumMap<>(DrillStep.class);
        Duration since = acted;
        steps.forEach((step, at) -> {
            Duration from = since == null || step == DrillStep.PROBE_STEADY ? Duration.ZERO : since;
            times.put(step, at.minus(from));
        });
        return times;
    }
}
