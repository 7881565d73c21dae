package io.watchfloor.controls.timeline;

import io.watchfloor.controls.drawing.Baseline;
import io.watchfloor.controls.drawing.Boxes;
import io.watchfloor.controls.drawing.LabelPool;
import io.watchfloor.controls.tile.StateShape;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.control.SkinBase;
import javafx.scene.shape.Path;
import org.jspecify.annotations.Nullable;

final class TimelineSkin extends SkinBase<Timeline> {
    private static final double NAMES = 184;
    private static final double MARGIN = 12;
    private static final double ROW = 16;
    private static final double HIGHEST_ROW = 36;
    private static final double FOOT = 24;
    private static final double SHAPE = 12;
    private static final double TEXT_BELOW_CENTRE = 4;

    private final Group labels = new Group();
    private final Path grid = Boxes.path("timeline-grid");
    private final Path windows = Boxes.path("timeline-window");
    private final Path now = Boxes.path("timeline-now");
    private final LaneBins bins = new LaneBins();
    private final MarkLine marks;
    private final LabelPool windowNames;
    private final LabelPool laneNames;
    private final LabelPool ticks;
    private final Label marksName = Baseline.label("timeline-aside");
    private final Label nowLabel = Baseline.label("timeline-now-label");
    private final List<StateShape> shapes = new ArrayList<>();
    private final ChangeListener<@Nullable TimelineContent> shown = (observable, before, after) -> show(after);

    TimelineSkin(Timeline control) {
        super(control);
        labels.setManaged(false);
        labels.setAutoSizeChildren(false);
        windowNames = new LabelPool(labels.getChildren(), "timeline-aside");
        laneNames = new LabelPool(labels.getChildren(), "timeline-name");
        ticks = new LabelPool(labels.getChildren(), "timeline-tick");
        marks = new MarkLine(labels.getChildren());
        labels.getChildren().addAll(marksName, nowLabel);
        getChildren().addAll(grid, windows);
        getChildren().addAll(bins.paths());
        getChildren().addAll(marks.lines());
        getChildren().addAll(now, labels);
        control.content().addListener(shown);
        show(control.content().get());
    }

    @Override
    public void dispose() {
        if (getSkinnable() != null) {
            getSkinnable().content().removeListener(shown);
        }
        super.dispose();
    }

    private void show(@Nullable TimelineContent content) {
        if (content == null) {
            return;
        }
        windowNames.show(
                content.windows().stream().map(TimelineContent.Window::name).toList());
        laneNames.show(content.lanes().stream().map(TimelineContent.Lane::name).toList());
        ticks.show(
                content.axis().ticks().stream().map(TimelineContent.Tick::label).toList());
        marksName.setText(content.marks().name());
        nowLabel.setText(content.axis().nowLabel());
        marks.show(content.marks().marks());
        while (shapes.size() < content.lanes().size()) {
            StateShape shape = new StateShape();
            shape.setManaged(false);
            shapes.add(shape);
            labels.getChildren().add(shape);
        }
        for (int i = 0; i < shapes.size(); i++) {
            boolean there = i < content.lanes().size();
            shapes.get(i).setVisible(there);
            if (there) {
                shapes.get(i).show(content.lanes().get(i).state());
                content.lanes().get(i).state().markOn(laneNames.get(i));
            }
        }
        getSkinnable().requestLayout();
    }

    @Override
    protected void layoutChildren(double x, double y, double width, double height) {
        TimelineContent content = getSkinnable().content().get();
        List.of(grid, windows, now).forEach(path -> path.getElements().clear());
        bins.clear();
        marks.clear();
        double right = x + width - MARGIN;
        double left = x + NAMES;
        if (content == null || right <= left) {
            return;
        }
        Span span = new Span(content.axis(), left, right);
        double line = y + MARGIN;
        for (int i = 0; i < content.windows().size(); i++) {
            placeWindow(content.windows().get(i), windowNames.get(i), span, line);
            line += ROW - 1;
        }
        Baseline.place(marksName, x + 8, line + TEXT_BELOW_CENTRE, NAMES - 16);
        double markLine = line;
        double row = row(content, height);
        line += ROW / 2 + 5 + row / 2;
        double lanesTop = line - row / 2;
        for (int i = 0; i < content.lanes().size(); i++) {
            shapes.get(i).resizeRelocate(x + 8, line - SHAPE / 2, SHAPE, SHAPE);
            Baseline.place(laneNames.get(i), x + 28, line + TEXT_BELOW_CENTRE, NAMES - 36);
            bins.add(content.lanes().get(i).bins(), span.left(), span.right(), line);
            line += row;
        }
        double bottom = line - row / 2 + 2;
        marks.place(content.marks().marks(), span, markLine, bottom);
        placeAxis(content, span, lanesTop, bottom);
        Boxes.add(now, right - 1, y + 8, 2, bottom - y - 8);
    }

    /// The lanes share the height there is, so that the axis stands at the foot.
    private static double row(TimelineContent content, double height) {
        double above = MARGIN + content.windows().size() * (ROW - 1) + ROW / 2 + 5;
        double room = height - above - FOOT;
        return Math.clamp(Math.floor(room / Math.max(1, content.lanes().size())), ROW, HIGHEST_ROW);
    }

    private void placeWindow(TimelineContent.Window window, Label name, Span span, double line) {
        Baseline.place(name, span.left() - NAMES + 8, line + TEXT_BELOW_CENTRE, NAMES - 16);
        double from = span.clamped(window.from());
        double until = span.clamped(window.until());
        if (until > from) {
            Boxes.add(windows, from, line - 1.5, until - from, 3);
        }
    }

    private void placeAxis(TimelineContent content, Span span, double top, double bottom) {
        double baseline = bottom + 15;
        double nowFrom = Baseline.placeRight(nowLabel, span.right(), baseline, span.right() - span.left());
        for (int i = 0; i < content.axis().ticks().size(); i++) {
            Label label = ticks.get(i);
            double at = Math.round(span.x(content.axis().ticks().get(i).at()));
            double half = Math.ceil(label.prefWidth(-1)) / 2;
            boolean within = at >= span.left() && at <= span.right();
            if (within) {
                Boxes.line(grid, at + 0.5, top, at + 0.5, bottom);
            }
            boolean room = within && at + half < nowFrom - 8;
            Baseline.place(label, at - half, baseline, room ? 2 * half : 0);
        }
    }

    @Override
    protected double computePrefHeight(double width, double top, double right, double bottom, double left) {
        TimelineContent content = getSkinnable().content().get();
        int windowRows = content == null ? 0 : content.windows().size();
        int lanes = content == null ? 0 : content.lanes().size();
        return top + MARGIN + windowRows * (ROW - 1) + ROW + 5 + lanes * ROW + FOOT + bottom;
    }

    @Override
    protected double computePrefWidth(double height, double top, double right, double bottom, double left) {
        return left + 1336 + right;
    }

    @Override
    protected double computeMinWidth(double height, double top, double right, double bottom, double left) {
        return left + NAMES * 2 + right;
    }
}
