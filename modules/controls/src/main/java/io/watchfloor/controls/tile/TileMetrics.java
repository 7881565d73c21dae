package io.watchfloor.controls.tile;

/// Where things stand in a tile, in logical pixels from its top. Text is placed by its baseline, so that figures
/// of different sizes stand on one line.
record TileMetrics(Extent extent, double stripHeight, Baselines baselines, Spark spark, Cells cells) {
    /// The value of a line that a size does not have.
    static final double HIDDEN = -1;

    static TileMetrics of(TileSize size) {
        return switch (size) {
            case CRITICAL ->
                new TileMetrics(
                        new Extent(328, 208),
                        28,
                        new Baselines(19, 51, 95, 128, 153),
                        new Spark(136, 48, 62),
                        new Cells(172, 28, false));
            case SMALL ->
                new TileMetrics(
                        new Extent(216, 168),
                        24,
                        new Baselines(17, 43, 78, HIDDEN, 107),
                        new Spark(64, 32, 54),
                        new Cells(124, 36, true));
            case LAYER ->
                new TileMetrics(
                        new Extent(184, 112),
                        24,
                        new Baselines(17, 41, 72, 90, 104),
                        new Spark(48, 32, 47),
                        new Cells(HIDDEN, 0, false));
            case WALL_CRITICAL ->
                new TileMetrics(
                        new Extent(456, 240),
                        48,
                        new Baselines(34, 84, 168, 216, 216),
                        new Spark(168, 68, 104),
                        new Cells(HIDDEN, 0, false));
            case WALL_LAYER ->
                new TileMetrics(
                        new Extent(252, 128),
                        40,
                        new Baselines(29, 66, 112, HIDDEN, HIDDEN),
                        new Spark(0, 0, 0),
                        new Cells(HIDDEN, 0, false));
        };
    }

    static boolean visible(double line) {
        return line >= 0;
    }

    record Extent(double width, double height) {}

    record Baselines(double strip, double name, double figure, double measure, double flow) {}

    record Spark(double width, double height, double top) {}

    record Cells(double top, double height, boolean stacked) {}
}
