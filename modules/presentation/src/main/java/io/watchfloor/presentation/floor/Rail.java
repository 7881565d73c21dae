package io.watchfloor.presentation.floor;

import io.watchfloor.presentation.Figures;
import io.watchfloor.presentation.floor.RailContent.Ahead;
import io.watchfloor.presentation.floor.RailContent.Change;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;

/// The four cards at the right of the floor.
final class Rail {
    private final FindingView finding;
    private final ForceView force;
    private final ListCard changes = new ListCard(FloorText.NOTHING_CHANGED.text());
    private final ListCard ahead = new ListCard("");
    private final ZoneId zone;

    /// What its buttons do; absent where there are none.
    record Deeds(Optional<Consumer<Integer>> locks, Optional<Consumer<String>> undo) {}

    Rail(ZoneId zone, Deeds deeds) {
        this.zone = zone;
        finding = new FindingView(deeds.locks());
        force = new ForceView(deeds.undo());
    }

    void show(RailContent content, Instant now) {
        finding.show(content.finding());
        force.show(content.force());
        changes.show(content.changes().stream().map(this::row).toList());
        ahead.show(content.ahead().stream().map(next -> row(next, now)).toList());
    }

    FindingView finding() {
        return finding;
    }

    ForceView force() {
        return force;
    }

    ListCard changes() {
        return changes;
    }

    ListCard ahead() {
        return ahead;
    }

    private ListCard.Row row(Change change) {
        return new ListCard.Row(Figures.clock(change.at(), zone), change.what(), change.who());
    }

    private ListCard.Row row(Ahead next, Instant now) {
        String in = FloorText.IN_TIME.text(Figures.age(Duration.between(now, next.at())));
        return new ListCard.Row(Figures.minute(next.at(), zone), next.what(), in);
    }
}
