package io.watchfloor.mitigation;

import io.watchfloor.journal.Recorded;
import io.watchfloor.journal.Sharing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which other consoles could undo what this one leaves: those that have said lately that they are here and can act.
final class Presence {
    private static final Duration SAYS = Duration.ofMinutes(10);
    private static final Duration KEEPS = Duration.ofMinutes(25);

    private final Works works;
    private volatile @Nullable Instant said;

    Presence(Works works) {
        this.works = works;
    }

    /// Says that this console is here, now and then; only where somebody could read it.
    void say() {
        Instant now = works.now();
        Instant before = said;
        boolean alone = works.parts().journal().others().sharing() instanceof Sharing.Alone;
        if (alone || !works.crew().present() || (before != null && now.isBefore(before.plus(SAYS)))) {
            return;
        }
        said = now;
        works.ledger().after(works.ledger().entry(Step.ON_WATCH, "declared:watchfloor", Map.of()));
    }

    /// The others that are here.
    List<String> others() {
        Instant since = works.now().minus(KEEPS);
        return works.parts().journal().others().entries().stream()
                .filter(recorded -> recorded.entry().step().equals(Step.ON_WATCH.slug()))
                .filter(recorded ->
                        recorded.origin().linked() && recorded.entry().at().isAfter(since))
                .map(Recorded::console)
                .distinct()
                .sorted()
                .toList();
    }
}
