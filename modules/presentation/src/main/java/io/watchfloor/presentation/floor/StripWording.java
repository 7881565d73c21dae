package io.watchfloor.presentation.floor;

import io.watchfloor.controls.tile.TileContent.Reason;
import io.watchfloor.controls.tile.TileContent.Strip;
import io.watchfloor.diagnosis.Reach;
import io.watchfloor.presentation.Figures;
import io.watchfloor.presentation.Words;
import io.watchfloor.signals.State;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Words the first line of a tile, and why it has no figure.
final class StripWording {
    private static final String NO_AGE = "–";
    private static final int REASON_LINE = 18;

    private StripWording() {}

    /// The state alone, where there is little room.
    static Strip strip(State state, Reach reach) {
        return strip(state, reach, Words.of(state).text());
    }

    /// The state and for how long, where that matters.
    static Strip lasting(State state, Reach reach, Instant at) {
        Duration age = reach.age();
        String word = Words.of(state).text();
        Duration lasting = Duration.between(reach.since(), at);
        String words =
                switch (state) {
                    case HEALTHY, IDLE, MAINTENANCE -> word;
                    case STALE -> word + " " + Figures.age(age == null ? lasting : age);
                    case DOWN, DEGRADED, UNKNOWN -> word + " " + Figures.age(lasting);
                };
        return strip(state, reach, words);
    }

    private static Strip strip(State state, Reach reach, String words) {
        Duration age = reach.age();
        return new Strip(Words.shape(state), words, age == null ? NO_AGE : Figures.age(age));
    }

    /// Why there is no figure, on two lines.
    static Reason reason(State state, @Nullable String given) {
        String text = given == null || given.isBlank() ? usualReason(state) : given.strip();
        int cut = cut(text);
        return new Reason(text.substring(0, cut).strip(), text.substring(cut).strip());
    }

    private static String usualReason(State state) {
        return switch (state) {
            case IDLE -> FloorText.NO_WORK.text();
            case MAINTENANCE -> FloorText.IN_A_WINDOW.text();
            case UNKNOWN, STALE, DOWN, DEGRADED, HEALTHY -> FloorText.NO_FIGURE.text();
        };
    }

    /// Where the first line ends: after the last word that fits.
    private static int cut(String text) {
        if (text.length() <= REASON_LINE) {
            return text.length();
        }
        int space = text.lastIndexOf(' ', REASON_LINE);
        return space <= 0 ? text.length() : space;
    }
}
