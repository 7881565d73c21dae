package io.watchfloor.controls.tile;

import eu.hansolo.tilesfx.skins.TileSkin;
import io.watchfloor.controls.drawing.Baseline;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// TilesFX hands its tiles' skins about as `TileSkin`, so this is one, with all of its drawing left out.
final class StateTileSkin extends TileSkin {
    private static final double PADDING = 12;
    private static final double CELL_INSET = 8;
    private static final double CELL_GAP = 4;
    private static final double FLOW_GAP = 12;
    private static final int CELLS = 3;
    private static final double FOCUS_OUTSIDE = 4;

    private final StateTile owner;
    private final TileMetrics metrics;
    private final Region body = layer("body");
    private final TileStrip strip = new TileStrip();
    private final Label name = Baseline.label("tile-name");
    private final Label tag = Baseline.label("tag");
    private final TileReading reading = new TileReading();
    private final PhraseLine flow = new PhraseLine();
    private final List<TileCell> cells = new ArrayList<>();
    /// Drawn above all else: a thicker edge covers a pixel more and moves nothing.
    private final Region edge = layer("edge");
    private final Region focusRing = layer("focus-ring");
    private final ChangeListener<@Nullable TileContent> shown = (observable, before, after) -> show(after);

    StateTileSkin(StateTile tile) {
        super(tile);
        this.owner = tile;
        this.metrics = TileMetrics.of(tile.size());
        getChildren().setAll(body, strip, name, tag, reading, flow);
        for (int i = 0; i < CELLS; i++) {
            TileCell cell = new TileCell();
            cells.add(cell);
            getChildren().add(cell);
        }
        getChildren().addAll(edge, focusRing);
        tile.contentProperty().addListener(shown);
        show(tile.contentProperty().get());
    }

    /// Called by the super constructor. TilesFX's own drawing stays away.
    @Override
    protected void initGraphics() {
        pane = new Pane();
    }

    @Override
    protected void registerListeners() {}

    @Override
    public void dispose() {
        owner.contentProperty().removeListener(shown);
        super.dispose();
    }

    private static Region layer(String styleClass) {
        Region region = new Region();
        region.getStyleClass().add(styleClass);
        region.setManaged(false);
        region.setMouseTransparent(true);
        return region;
    }

    private void show(@Nullable TileContent content) {
        if (content == null) {
            return;
        }
        strip.show(content.strip());
        name.setText(content.heading().name());
        String tagged = content.heading().tag().orElse("");
        // On the wall a layer has no room for a tag beside its name: the name itself is inverse.
        boolean onName = owner.size() == TileSize.WALL_LAYER && !tagged.isEmpty();
        tag.setText(onName ? "" : tagged);
        name.getStyleClass().setAll("label", onName ? "tile-name-tagged" : "tile-name");
        reading.show(content.reading());
        flow.show(content.flow());
        for (int i = 0; i < CELLS; i++) {
            boolean there = i < content.cells().size()
                    && TileMetrics.visible(metrics.cells().top());
            cells.get(i).setVisible(there);
            if (there) {
                cells.get(i).show(content.cells().get(i));
            }
        }
        getSkinnable().requestLayout();
    }

    @Override
    protected void layoutChildren(double x, double y, double width, double height) {
        double whole = getSkinnable().getWidth();
        double tall = getSkinnable().getHeight();
        TileMetrics.Baselines lines = metrics.baselines();
        body.resizeRelocate(0, 0, whole, tall);
        edge.resizeRelocate(0, 0, whole, tall);
        focusRing.resizeRelocate(-FOCUS_OUTSIDE, -FOCUS_OUTSIDE, whole + 2 * FOCUS_OUTSIDE, tall + 2 * FOCUS_OUTSIDE);
        strip.place(whole, metrics.stripHeight(), lines.strip(), owner.size() == TileSize.CRITICAL);
        double right = whole - PADDING;
        double tagAt = Baseline.placeRight(
                tag, right + 2, lines.name() - (owner.size().wall() ? 3 : 1), (right - PADDING) * 0.6);
        Baseline.place(name, PADDING, lines.name(), (tag.isVisible() ? tagAt - 4 : right) - PADDING);
        double measureEnds = placeFlow(right, lines);
        reading.place(whole, metrics, owner.size(), measureEnds);
        placeCells(whole, metrics.cells());
    }

    /// Returns where the flow begins, so that the measure before it on the same line ends in time.
    private double placeFlow(double right, TileMetrics.Baselines lines) {
        // A reason takes two lines; only the critical tile has a third.
        flow.setVisible(
                TileMetrics.visible(lines.flow()) && (reading.hasFigure() || owner.size() == TileSize.CRITICAL));
        if (!flow.isVisible()) {
            return right;
        }
        flow.resizeRelocate(0, 0, right + PADDING, getSkinnable().getHeight());
        if (lines.flow() == lines.measure()) {
            return flow.placeLast(PADDING, right, lines.flow()) - FLOW_GAP;
        }
        flow.place(PADDING, right, lines.flow(), FLOW_GAP);
        return right;
    }

    private void placeCells(double width, TileMetrics.Cells place) {
        List<TileCell> there = cells.stream().filter(TileCell::isVisible).toList();
        if (there.isEmpty()) {
            return;
        }
        double step = (width - 2 * CELL_INSET + CELL_GAP) / CELLS;
        for (int i = 0; i < there.size(); i++) {
            double left = Math.round(CELL_INSET + i * step);
            double end = Math.round(CELL_INSET + (i + 1) * step - CELL_GAP);
            there.get(i).place(left, place.top(), end - left, place.height(), place.stacked());
        }
    }

    @Override
    protected double computePrefWidth(double height, double top, double right, double bottom, double left) {
        return metrics.extent().width();
    }

    @Override
    protected double computePrefHeight(double width, double top, double right, double bottom, double left) {
        return metrics.extent().height();
    }

    @Override
    protected double computeMinWidth(double height, double top, double right, double bottom, double left) {
        return metrics.extent().width() / 2;
    }

    @Override
    protected double computeMinHeight(double width, double top, double right, double bottom, double left) {
        return metrics.extent().height();
    }
}
