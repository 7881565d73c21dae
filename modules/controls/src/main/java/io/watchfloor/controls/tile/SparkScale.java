package io.watchfloor.controls.tile;

import java.util.stream.DoubleStream;

/// Maps steps and values to pixels. A calm line stays calm: the height shows at least five usual bands, so that
/// noise within the band is not blown up to the full height.
final class SparkScale {
    private static final double BANDS_SHOWN = 5;
    private static final double SHARE_SHOWN_WITHOUT_BAND = 0.3;

    private final double left;
    private final double width;
    private final double top;
    private final double height;
    private final double low;
    private final double high;
    private final int steps;

    SparkScale(Series series, double x, double y, double width, double height, double inset) {
        this.left = x;
        this.width = width;
        this.top = y + inset;
        this.height = height - 2 * inset;
        this.steps = Math.max(1, series.values().size() - 1);
        DoubleStream bandEdges = series.usual().stream().flatMapToDouble(b -> DoubleStream.of(b.low(), b.high()));
        var extent = DoubleStream.concat(series.values().stream().mapToDouble(v -> v), bandEdges)
                .filter(Double::isFinite)
                .summaryStatistics();
        double least = extent.getCount() == 0 ? 0 : extent.getMin();
        double most = extent.getCount() == 0 ? 0 : extent.getMax();
        double wanted = series.usual()
                .map(b -> (b.high() - b.low()) * BANDS_SHOWN)
                .orElse(Math.abs(least + most) / 2 * SHARE_SHOWN_WITHOUT_BAND);
        double missing = Math.max(0, wanted - (most - least));
        double middle = series.usual().map(b -> (b.low() + b.high()) / 2).orElse((least + most) / 2);
        double below = most == least ? 0.5 : Math.clamp((most - middle) / (most - least), 0, 1);
        this.low = least - missing * below;
        this.high = most + missing * (1 - below);
    }

    double left() {
        return left;
    }

    double right() {
        return left + width;
    }

    double x(int step) {
        return left + width * step / steps;
    }

    double y(double value) {
        if (high <= low) {
            return top + height / 2;
        }
        return top + height * (1 - (value - low) / (high - low));
    }

    boolean holds(double value) {
        return value >= low && value <= high;
    }
}
