package io.watchfloor.controls.tile;

import javafx.css.PseudoClass;
import javafx.scene.Node;

/// What a tile, a cell or a lane says of itself; each has a shape of its own beside its colour.
public enum TileState {
    HEALTHY("healthy"),
    DEGRADED("degraded"),
    DOWN("down"),
    /// Over, and nobody has seen it yet.
    LATCHED_DEGRADED("degraded"),
    /// Over, and nobody has seen it yet.
    LATCHED_DOWN("down"),
    STALE("stale"),
    UNKNOWN("unknown"),
    IDLE("idle"),
    MAINTENANCE("maintenance");

    private static final PseudoClass LATCHED = PseudoClass.getPseudoClass("latched");

    private final String word;

    TileState(String word) {
        this.word = word;
    }

    /// Over but not acknowledged: drawn hollow.
    public boolean latched() {
        return this == LATCHED_DEGRADED || this == LATCHED_DOWN;
    }

    /// Happening now: worth a shape beside a figure.
    public boolean abnormal() {
        return this == DEGRADED || this == DOWN;
    }

    /// Sets the pseudo-classes of this state on a node and clears those of all others.
    public void markOn(Node node) {
        for (TileState each : values()) {
            if (!each.latched()) {
                node.pseudoClassStateChanged(PseudoClass.getPseudoClass(each.word), each.word.equals(word));
            }
        }
        node.pseudoClassStateChanged(LATCHED, latched());
    }
}
