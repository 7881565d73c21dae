package io.watchfloor.presentation.locks;

import io.watchfloor.controls.tile.TileState;
import io.watchfloor.diagnosis.activity.WaitClass;
import io.watchfloor.signals.Severity;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Shape, word and colour of a severity, and the square of a wait class.
final class Marks {
    private Marks() {}

    static TileState shape(Severity severity) {
        return switch (severity) {
            case CRITICAL -> TileState.DOWN;
            case WARNING -> TileState.DEGRADED;
        };
    }

    static String word(Severity severity) {
        return switch (severity) {
            case CRITICAL -> LocksText.WORD_CRITICAL.text();
            case WARNING -> LocksText.WORD_WARNING.text();
        };
    }

    static String wordClass(@Nullable Severity severity) {
        if (severity == null) {
            return "secondary";
        }
        return switch (severity) {
            case CRITICAL -> "word-down";
            case WARNING -> "word-degraded";
        };
    }

    static Region square(WaitClass waitClass) {
        Region square = new Region();
        square.getStyleClass().addAll("wait-square", "wait-" + waitClass.slug());
        return square;
    }
}
