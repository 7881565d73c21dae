package io.watchfloor.presentation.floor;

import io.watchfloor.controls.tile.TileContent;
import io.watchfloor.controls.tile.TileContent.Figure;
import io.watchfloor.controls.tile.TileContent.Heading;
import io.watchfloor.controls.tile.TileContent.Phrase;
import io.watchfloor.controls.tile.TileContent.Reading;
import io.watchfloor.diagnosis.LayerStatus;
import io.watchfloor.presentation.Figures;
import io.watchfloor.presentation.Figures.Amount;
import io.watchfloor.presentation.Words;
import io.watchfloor.signals.State;
import java.util.List;
import java.util.Optional;

/// Words one layer's tile.
record LayerTile(LayerStatus status, Roles roles, Spark spark) {
    TileContent content() {
        Optional<String> tag =
                roles.constraint().filter(layer -> layer == status.layer()).map(layer -> FloorText.CONSTRAINT.text());
        return new TileContent(
                StripWording.strip(status.state(), status.reach()),
                new Heading(Words.of(status.layer()).text(), tag),
                reading(),
                lines(),
                List.of());
    }

    private Reading reading() {
        LayerStatus.Figure figure = status.figure();
        if (figure == null || status.state() == State.UNKNOWN) {
            return StripWording.reason(status.state(), status.reach().reason());
        }
        Amount amount = Figures.amount(figure.value(), figure.unit());
        return new Figure(
                amount.value(),
                amount.unit(),
                "",
                Optional.of(spark.latency(null, Optional.empty())),
                figure.measure());
    }

    /// One phrase each: what does not fit beside the first is left out whole.
    private List<Phrase> lines() {
        boolean shown = status.figure() != null && status.state() != State.UNKNOWN;
        return shown ? status.lines().stream().map(Phrase::plain).toList() : List.of();
    }
}
