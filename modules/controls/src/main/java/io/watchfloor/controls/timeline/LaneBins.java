package io.watchfloor.controls.timeline;

import io.watchfloor.controls.drawing.Boxes;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.shape.Path;
import org.jspecify.annotations.Nullable;

/// Draws the bins of all lanes, one path for each kind.
final class LaneBins {
    private static final double CROSS = 3;

    private final Map<TimelineContent.Bin, Path> paths = new EnumMap<>(TimelineContent.Bin.class);
    private final Path crosses = Boxes.path("bin-crosses");

    LaneBins() {
        for (TimelineContent.Bin bin : TimelineContent.Bin.values()) {
            String styleClass = styleClass(bin);
            if (styleClass != null) {
                paths.put(bin, Boxes.path(styleClass));
            }
        }
    }

    private static @Nullable String styleClass(TimelineContent.Bin bin) {
        return switch (bin) {
            case NONE -> null;
            case LOW -> "bin-low";
            case USUAL -> "bin-usual";
            case HIGH -> "bin-high";
            case DEGRADED -> "bin-degraded";
            case DOWN -> "bin-down";
            case STALE -> "bin-stale";
            case UNKNOWN -> "bin-unknown";
            case IDLE -> "bin-idle";
            case MAINTENANCE -> "bin-maintenance";
        };
    }

    List<Path> paths() {
        List<Path> all = new java.util.ArrayList<>(paths.values());
        all.add(crosses);
        return all;
    }

    void clear() {
        paths.values().forEach(path -> path.getElements().clear());
        crosses.getElements().clear();
    }

    /// Adds a lane whose bins share the room between left and right evenly. Equal neighbours become one box, so
    /// that no seam shows between them.
    void add(List<TimelineContent.Bin> bins, double left, double right, double centre) {
        double step = (right - left) / Math.max(1, bins.size());
        int from = 0;
        for (int i = 1; i <= bins.size(); i++) {
            if (i == bins.size() || bins.get(i) != bins.get(from)) {
                draw(bins.get(from), new Run(left, step, from, i), centre);
                from = i;
            }
        }
    }

    /// Bins `from` (included) to `to` (not included). Both ends are computed alike, so that runs meet.
    private record Run(double left, double step, int from, int to) {
        double x() {
            return left + from * step;
        }

        double end() {
            return left + to * step;
        }

        int count() {
            return to - from;
        }
    }

    private void draw(TimelineContent.Bin bin, Run run, double centre) {
        Path path = paths.get(bin);
        if (path == null) {
            return;
        }
        double x = Math.round(run.x());
        double width = Math.max(1, Math.round(run.end()) - x);
        switch (bin) {
            case NONE -> {}
            case LOW, USUAL, HIGH -> Boxes.add(path, x, centre - 2, width, 4);
            case DEGRADED -> Boxes.add(path, x, centre - 4, width, 8);
            case DOWN -> {
                Boxes.add(path, x, centre - 7, width, 14);
                each(run, 8, (at, wide) -> {
                    Boxes.line(crosses, at - CROSS, centre - CROSS, at + CROSS, centre + CROSS);
                    Boxes.line(crosses, at - CROSS, centre + CROSS, at + CROSS, centre - CROSS);
                });
            }
            case STALE -> Boxes.add(path, x + 0.5, centre - 4.5, Math.max(2, width - 1), 9);
            case MAINTENANCE -> Boxes.add(path, x + 0.5, centre - 2.5, Math.max(2, width - 1), 5);
            case UNKNOWN -> each(run, 6, (at, wide) -> Boxes.add(path, at - wide / 4, centre - 1, wide / 2, 2));
            case IDLE -> each(run, 6, (at, wide) -> Boxes.add(path, at - 0.75, centre - 0.75, 1.5, 1.5));
        }
    }

    private interface At {
        void draw(double centre, double width);
    }

    /// Once for each bin of a run, or for so many of them that they do not touch.
    private static void each(Run run, double least, At draw) {
        int stride = (int) Math.max(1, Math.ceil(least / run.step()));
        for (int i = 0; i < run.count(); i += stride) {
            draw.draw(run.x() + (i + 0.5) * run.step(), run.step() * stride);
        }
    }
}
