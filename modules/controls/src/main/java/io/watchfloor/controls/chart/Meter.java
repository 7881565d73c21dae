package io.watchfloor.controls.chart;

import java.util.List;
import java.util.Objects;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/// A thin bar of shares of one whole; what is left of the whole is the track.
public final class Meter extends Region {
    private static final double GAP = 1;

    private List<Share> shares = List.of();

    public Meter() {
        getStyleClass().add("meter");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMouseTransparent(true);
        setMaxHeight(USE_PREF_SIZE);
    }

    /// A part of the whole (0 to 1), coloured by a style class: `main`, `second`, `rest`, `degraded`, `down`.
    public record Share(double share, String styleClass) {
        public Share {
            Objects.requireNonNull(styleClass, "styleClass");
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("share is not within 0 and 1: " + share);
            }
        }
    }

    /// Replaces the shares; UI thread.
    public void show(List<Share> value) {
        shares = List.copyOf(value);
        getChildren().setAll(shares.stream().map(Meter::part).toList());
        requestLayout();
    }

    private static Region part(Share share) {
        Region part = new Region();
        part.setManaged(false);
        part.getStyleClass().addAll("meter-part", share.styleClass());
        return part;
    }

    @Override
    protected void layoutChildren() {
        double at = 0;
        for (int i = 0; i < shares.size(); i++) {
            double end = Math.min(getWidth(), at + shares.get(i).share() * getWidth());
            double from = Math.round(at) + (i == 0 ? 0 : GAP);
            getChildren().get(i).resizeRelocate(from, 0, Math.max(0, Math.round(end) - from), getHeight());
            at = end;
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return 8;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 200;
    }
}
