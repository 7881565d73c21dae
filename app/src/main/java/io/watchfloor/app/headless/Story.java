package io.watchfloor.app.headless;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchfloor.diagnosis.Answers;
import io.watchfloor.diagnosis.Judgement;
import io.watchfloor.diagnosis.Verdict;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.facts.Waits;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Follows one run and tells it in one line at the end: the finding that led longest, one with a root blocker
/// before one without, and how soon it was found.
final class Story {
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private record Told(Verdict.Finding latest, Instant firstAt, int ticks, double peak, Verdict.Finding atPeak) {}

    private final Map<String, Told> told = new HashMap<>();
    private @Nullable Instant firstBlocked;
    private int unknownTicks;
    private int ticks;

    void follow(Snapshot snapshot, Judgement judgement) {
        ticks++;
        for (Waits waits : snapshot.facts(Waits.class)) {
            noteBlocked(waits);
        }
        switch (judgement.verdict()) {
            case Verdict.Finding finding -> note(judgement.at(), finding);
            case Verdict.Unknown ignored -> unknownTicks++;
            case Verdict.Healthy ignored -> {}
        }
    }

    /// When a session had first been blocked for a second, on the console's clock.
    private void noteBlocked(Waits waits) {
        if (firstBlocked != null) {
            return;
        }
        for (Waits.Wait wait : waits.waits()) {
            Instant since = wait.since();
            if (since != null && Duration.between(since, waits.serverTime()).compareTo(A_SECOND) > 0) {
                Duration beyond = Duration.between(since, waits.serverTime()).minus(A_SECOND);
                Instant at = waits.at().minus(beyond);
                firstBlocked = firstBlocked == null || at.isBefore(firstBlocked) ? at : firstBlocked;
            }
        }
    }

    private void note(Instant at, Verdict.Finding finding) {
        double load = finding.answers().cause().load().blockedPerSecond();
        told.merge(
                finding.answers().cause().slug(),
                new Told(finding, at, 1, load, finding),
                (before, now) -> new Told(
                        finding,
                        before.firstAt,
                        before.ticks + 1,
                        Math.max(before.peak, load),
                        load > before.peak ? finding : before.atPeak));
    }

    /// The `summary` line without the run's own fields.
    ObjectNode summary(String scenario) {
        ObjectNode line = Lines.line("summary").put("scenario", scenario);
        Told main = told.values().stream()
                .max(Comparator.<Told, Boolean>comparing(
                                one -> one.latest.answers().cause().root() != null)
                        .thenComparingInt(one -> one.ticks))
                .orElse(null);
        if (main == null) {
            line.put("verdict", ticks == 0 || unknownTicks * 2 > ticks ? "unknown" : "healthy");
            for (String absent : new String[] {"firstToSlow", "layer", "cause", "rootBlocker", "nature"}) {
                line.putNull(absent);
            }
            line.putArray("recommend");
            line.putArray("avoid");
            line.putNull("secondsToVerdict");
            return line;
        }
        Answers answers = main.atPeak.answers();
        Answers.Cause cause = answers.cause();
        line.put("verdict", "finding");
        line.put("firstToSlow", answers.first() == null ? null : answers.first().workflow());
        line.put("layer", cause.layer().slug()).put("cause", cause.slug()).put("causeText", cause.text());
        if (cause.root() == null) {
            line.putNull("rootBlocker");
        } else {
            Lines.node(line.putObject("rootBlocker"), cause.root().session());
        }
        line.put("nature", answers.nature().kind().name().toLowerCase(java.util.Locale.ROOT));
        line.put("natureText", answers.nature().text());
        Lines.advice(line.putArray("recommend"), answers.recommend());
        Lines.advice(line.putArray("avoid"), answers.avoid());
        Instant blocked = firstBlocked;
        if (blocked == null) {
            line.putNull("secondsToVerdict");
        } else {
            line.put(
                    "secondsToVerdict",
                    Math.max(0, Duration.between(blocked, main.firstAt).toMillis() / 1000.0));
        }
        return line;
    }
}
