package io.watchfloor.presentation.audit;

import io.watchfloor.controls.tile.TileState;
import io.watchfloor.journal.Anchoring;
import io.watchfloor.journal.Reading;
import io.watchfloor.journal.Sharing;
import io.watchfloor.journal.Verification;
import io.watchfloor.presentation.audit.AuditContent.Seal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Says how far a record can be trusted: what was proven, and what was not.
record SealWriter(Times times) {
    Seal write(Reading reading) {
        List<String> notes = new ArrayList<>();
        notes.add(anchoring(reading.own().anchorings()));
        notes.add(sharing(reading.sharing()));
        return switch (reading.own().verification()) {
            case Verification.Broken broken ->
                new Seal(TileState.DOWN, AuditText.BROKEN.text(broken.line(), broken.offset(), broken.reason()), notes);
            case Verification.Intact intact ->
                new Seal(state(reading), AuditText.INTACT.text(intact.lines(), times.moment(reading.at())), notes);
        };
    }

    private static TileState state(Reading reading) {
        boolean against = mismatch(reading.own().anchorings()).isPresent();
        if (against || reading.sharing() instanceof Sharing.Tampered) {
            return TileState.DOWN;
        }
        if (reading.sharing() instanceof Sharing.Away
                || (reading.sharing() instanceof Sharing.Together together && !together.insertOnly())) {
            return TileState.DEGRADED;
        }
        return reading.own().anchorings().isEmpty() ? TileState.UNKNOWN : TileState.HEALTHY;
    }

    private String anchoring(List<Anchoring> anchorings) {
        Optional<Anchoring.Mismatch> against = mismatch(anchorings);
        if (against.isPresent()) {
            return AuditText.MISMATCH.text(against.get().where(), against.get().text());
        }
        return anchorings.stream()
                .filter(Anchoring.Anchored.class::isInstance)
                .map(Anchoring.Anchored.class::cast)
                .max(Comparator.comparingLong(Anchoring.Anchored::sequence))
                .map(each -> AuditText.ANCHORED.text(each.where(), each.sequence(), times.moment(each.at())))
                .orElseGet(AuditText.NOT_ANCHORED::text);
    }

    private static Optional<Anchoring.Mismatch> mismatch(List<Anchoring> anchorings) {
        return anchorings.stream()
                .filter(Anchoring.Mismatch.class::isInstance)
                .map(Anchoring.Mismatch.class::cast)
                .findFirst();
    }

    private String sharing(Sharing sharing) {
        return switch (sharing) {
            case Sharing.Alone alone -> AuditText.ALONE.text();
            case Sharing.Together together ->
                (together.insertOnly() ? AuditText.TOGETHER : AuditText.NOT_INSERT_ONLY)
                        .text(times.moment(together.since()), together.role());
            case Sharing.Away away -> AuditText.AWAY.text(times.moment(away.since()), away.reason(), away.unsent());
            case Sharing.Tampered tampered -> tampered.text();
        };
    }
}
