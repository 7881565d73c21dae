package io.watchfloor.presentation.mitigations;

import io.watchfloor.controls.tile.TileState;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.Offer;
import java.util.List;
import java.util.Optional;

/// What the page shows: what could be planned, and what is on the desk.
///
/// @param note how many of how many are offered
record MitigationsContent(List<OfferLine> offers, String note, List<DeedLine> deeds) {
    MitigationsContent {
        offers = List.copyOf(offers);
        deeds = List.copyOf(deeds);
    }

    /// Something that could be planned.
    ///
    /// @param gain what it frees, empty when nothing is predicted
    record OfferLine(Offer offer, String rank, String title, String why, String gain) {}

    /// Something on the desk.
    record DeedLine(Mitigation mitigation, Mark mark, String title, String text, Does does) {}

    /// A state in a shape and a word.
    ///
    /// @param shape absent for what is over
    record Mark(Optional<TileState> shape, String word, boolean loud) {}

    /// What its button does.
    enum Does {
        UNDO,
        DISARM,
        APPROVE,
        OPEN
    }
}
