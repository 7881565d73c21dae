package io.watchfloor.mitigation.drill;

import io.watchfloor.mitigation.drill.DrillLimits.Targets;
import io.watchfloor.mitigation.drill.DrillResult.Measured;
import io.watchfloor.mitigation.drill.DrillResult.Occasion;
import io.watchfloor.mitigation.drill.DrillResult.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Holds what was measured against the targets. What was not counted is not proven.
record Judge(DrillKind kind, DrillLimits limits) {
    DrillResult result(Occasion occasion, DrillWatch seen, String rejoined) {
        Targets targets = limits.targets(kind);
        Outage outage = seen.outage();
        Duration length = outage == null || !outage.over() ? null : outage.length(seen.elapsed());
        Measured measured = new Measured(length, seen.tally(), seen.census(), targets, seen.times());
        List<String> missed = new ArrayList<>();
        if (length != null && length.compareTo(targets.outage()) > 0) {
            missed.add("the write outage was longer than " + seconds(targets.outage()));
        }
        Census census = seen.census();
        if (census != null && census.lost() > targets.lost()) {
            missed.add(census.lost() + " acknowledged writes are gone");
        }
        if (!rejoined.isEmpty()) {
            missed.add(rejoined);
        }
        if (length == null || census == null) {
            return new DrillResult(
                    occasion, Verdict.NOT_PROVEN, "what was lost could not be counted on the new leader", measured);
        }
        return missed.isEmpty()
                ? new DrillResult(
                        occasion,
                        Verdict.MET,
                        "write outage " + seconds(length) + ", " + census.lost() + " of " + census.asked()
                                + " acknowledged lost",
                        measured)
                : new DrillResult(occasion, Verdict.MISSED, String.join("; ", missed), measured);
    }

    static DrillResult ended(
            Occasion occasion, Verdict verdict, String text, @Nullable DrillWatch seen, DrillLimits limits) {
        Targets targets = limits.targets(occasion.kind());
        if (seen == null) {
            return new DrillResult(occasion, verdict, text, new Measured(null, Tally.NONE, null, targets, Map.of()));
        }
        Outage outage = seen.outage();
        Duration length = outage == null || !outage.over() ? null : outage.length(seen.elapsed());
        return new DrillResult(
                occasion, verdict, text, new Measured(length, seen.tally(), seen.census(), targets, seen.times()));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1000.0);
    }
}
