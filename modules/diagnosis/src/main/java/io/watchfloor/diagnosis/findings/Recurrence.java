package io.watchfloor.diagnosis.findings;

import io.watchfloor.diagnosis.Answers.Nature;
import io.watchfloor.diagnosis.findings.LockMemory.Episode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Tells a recurring wall from one seen for the first time, by what was seen since watching began.
final class Recurrence {
    private static final Duration SPAN = Duration.ofMinutes(15);
    private static final int KEPT = 32;
    private static final int OFTEN = 3;

    private Recurrence() {}

    static List<Episode> with(List<Episode> episodes, Episode now) {
        boolean known = episodes.stream()
                .anyMatch(episode ->
                        episode.cause().equals(now.cause()) && episode.run().equals(now.run()));
        List<Episode> kept = new ArrayList<>(episodes);
        if (!known) {
            kept.add(now);
        }
        kept.removeIf(episode -> episode.at().isBefore(now.at().minus(SPAN)));
        return kept.size() > KEPT ? kept.subList(kept.size() - KEPT, kept.size()) : kept;
    }

    static Nature nature(List<Episode> episodes, String cause, Instant now) {
        List<Episode> same = episodes.stream()
                .filter(episode -> episode.cause().equals(cause))
                .toList();
        if (same.size() < OFTEN) {
            String text = same.size() < 2
                    ? "first time seen since watching began"
                    : "seen twice since watching began: not enough to call it a pattern";
            return new Nature(Nature.Kind.UNKNOWN, text);
        }
        long minutes = Math.max(
                1, Math.ceilDiv(Duration.between(same.getFirst().at(), now).toSeconds(), 60));
        return new Nature(
                Nature.Kind.STRUCTURAL, "held others back in %d runs within %d min".formatted(same.size(), minutes));
    }
}
