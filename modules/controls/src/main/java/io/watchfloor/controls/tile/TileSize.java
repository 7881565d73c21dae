package io.watchfloor.controls.tile;

/// The sizes a tile comes in, in logical pixels. The wall sizes are half of what a 3840 × 2160 wall shows.
public enum TileSize {
    /// 328 × 208
    CRITICAL("critical-size"),
    /// 216 × 168
    SMALL("small-size"),
    /// 184 × 112
    LAYER("layer-size"),
    /// 456 × 240
    WALL_CRITICAL("wall-critical-size"),
    /// 252 × 128
    WALL_LAYER("wall-layer-size");

    private final String styleClass;

    TileSize(String styleClass) {
        this.styleClass = styleClass;
    }

    String styleClass() {
        return styleClass;
    }

    boolean wall() {
        return this == WALL_CRITICAL || this == WALL_LAYER;
    }
}
