package io.watchfloor.presentation.shell;

import io.watchfloor.controls.tile.StateShape;
import io.watchfloor.controls.tile.TileState;
import io.watchfloor.presentation.Figures;
import io.watchfloor.presentation.Tick;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Says that ticks have stopped coming, so that a picture that stands still is not taken for the present.
final class LateNotice extends HBox {
    private static final int TICKS = 3;

    private final Label words = Header.label("", "late-words");
    private final ZoneId zone;

    LateNotice(ZoneId zone) {
        this.zone = zone;
        getStyleClass().add("late-notice");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(new StateShape(TileState.STALE), words);
        set(false);
    }

    void show(Tick last, Instant now) {
        Duration silence = Duration.between(last.snapshot().at(), now);
        boolean late = silence.compareTo(last.snapshot().tick().multipliedBy(TICKS)) > 0;
        if (late) {
            words.setText(ShellText.LATE.text(
                    Figures.ageExactly(silence), Figures.clock(last.snapshot().at(), zone)));
        }
        set(late);
    }

    private void set(boolean there) {
        setVisible(there);
        setManaged(there);
    }
}
