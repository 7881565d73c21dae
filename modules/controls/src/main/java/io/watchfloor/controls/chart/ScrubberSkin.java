package io.watchfloor.controls.chart;

import io.watchfloor.controls.drawing.Baseline;
import io.watchfloor.controls.drawing.Ink;
import io.watchfloor.controls.drawing.LabelPool;
import io.watchfloor.controls.drawing.Sheet;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.scene.Group;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.SkinBase;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Paint;
import org.jspecify.annotations.Nullable;

final class ScrubberSkin extends SkinBase<Scrubber> {
    private static final double HEAD = 18;
    private static final double FOOT = 16;
    private static final double EDGE = 8;

    private final Sheet sheet = new Sheet();
    private final Ink bars = new Ink("wait-square", "wait-lock");
    private final Ink line = new Ink("ink-line");
    private final Ink head = new Ink("ink-head");
    private final Ink gap = new Ink("ink-grid");
    private final Group drawing = new Group(bars, line, head, gap, sheet);
    private final Group labels = new Group();
    private final LabelPool ticks = new LabelPool(labels.getChildren(), "stack-tick");
    private final LabelPool marks = new LabelPool(labels.getChildren(), "mark-label");
    private final ChangeListener<@Nullable ScrubberContent> shown = (observable, before, after) -> show(after);
    private @Nullable TimeScale scale;

    ScrubberSkin(Scrubber control) {
        super(control);
        for (Group group : List.of(drawing, labels)) {
            group.setManaged(false);
            group.setAutoSizeChildren(false);
            group.setMouseTransparent(true);
        }
        getChildren().setAll(drawing, labels);
        control.content().addListener(shown);
        control.setOnMousePressed(this::seek);
        control.setOnMouseDragged(this::seek);
        show(control.content().get());
    }

    @Override
    public void dispose() {
        if (getSkinnable() != null) {
            getSkinnable().content().removeListener(shown);
        }
        super.dispose();
    }

    private void seek(MouseEvent event) {
        TimeScale now = scale;
        if (now != null) {
            getSkinnable().seek(now.at(event.getX()));
        }
    }

    private void show(@Nullable ScrubberContent content) {
        if (content != null) {
            ticks.show(content.axis().ticks().stream()
                    .map(StackContent.Tick::label)
                    .toList());
            marks.show(content.marks().stream().map(StackContent.Mark::label).toList());
            getSkinnable().requestLayout();
        }
    }

    @Override
    protected void layoutChildren(double x, double y, double width, double height) {
        ScrubberContent content = getSkinnable().content().get();
        if (content == null || width <= 2 * EDGE || height <= HEAD + FOOT) {
            return;
        }
        TimeScale time = new TimeScale(content.axis().shown(), x + EDGE, x + width - EDGE);
        scale = time;
        double bottom = y + height - FOOT;
        GraphicsContext pen = sheet.begin(0, 0, x + width, y + height);
        paint(pen, content, time, y + HEAD, bottom);
        for (int i = 0; i < content.axis().ticks().size(); i++) {
            Label label = ticks.get(i);
            double wide = Math.ceil(label.prefWidth(-1));
            double at = time.x(content.axis().ticks().get(i).at());
            boolean room = at - wide / 2 >= x && at + wide / 2 <= x + width;
            Baseline.place(label, at - wide / 2, bottom + 13, room ? wide : 0);
        }
        placeMarks(content, time, y + 12);
    }

    /// Newest first, at the left of their place; what overlaps keeps its square only.
    private void placeMarks(ScrubberContent content, TimeScale time, double baseline) {
        double free = time.right() + EDGE;
        for (int i = content.marks().size() - 1; i >= 0; i--) {
            Label label = marks.get(i);
            double wide = Math.ceil(label.prefWidth(-1));
            double at = time.x(content.marks().get(i).at());
            double from = Math.clamp(at - wide / 2, time.left(), time.right() - wide);
            boolean room = time.holds(at) && from + wide <= free;
            Baseline.place(label, from, baseline, room ? wide : 0);
            free = room ? from - 10 : free;
        }
    }

    private void paint(GraphicsContext pen, ScrubberContent content, TimeScale time, double top, double bottom) {
        double highest = Math.max(4, content.highest());
        double pixel = 1 / sheet.pixels();
        int steps = content.values().size();
        for (int i = 0; i < steps; i++) {
            double from = snap(time.left() + (time.right() - time.left()) * i / steps, pixel);
            double to = snap(time.left() + (time.right() - time.left()) * (i + 1) / steps, pixel);
            double value = content.values().get(i);
            if (Double.isFinite(value)) {
                fill(pen, line.paint(), from, bottom, to - from, 1);
                double high = Math.max(value > 0 ? 2 : 0, (bottom - top) * Math.min(1, value / highest));
                fill(pen, bars.paint(), from, bottom - snap(high, pixel), to - from, snap(high, pixel));
            } else if (i % 4 == 0) {
                fill(pen, gap.paint(), from, bottom, to - from, 1);
            }
        }
        for (StackContent.Mark mark : content.marks()) {
            double at = Math.round(time.x(mark.at()));
            if (time.holds(at)) {
                fill(pen, line.paint(), at, top - 2, 1, bottom - top + 2);
            }
        }
        double at = Math.round(time.x(content.head()));
        fill(pen, head.paint(), at - (content.live() ? 0 : 1), top - 8, content.live() ? 2 : 3, bottom - top + 12);
        fill(pen, head.paint(), at - 4, top - 10, 9, 8);
    }

    private static void fill(GraphicsContext pen, Paint paint, double x, double y, double width, double height) {
        pen.setFill(paint);
        pen.fillRect(x, y, width, height);
    }

    private static double snap(double at, double pixel) {
        return Math.round(at / pixel) * pixel;
    }

    @Override
    protected double computePrefWidth(double height, double top, double right, double bottom, double left) {
        return left + 800 + right;
    }

    @Override
    protected double computePrefHeight(double width, double top, double right, double bottom, double left) {
        return top + 52 + bottom;
    }

    @Override
    protected double computeMinHeight(double width, double top, double right, double bottom, double left) {
        return computePrefHeight(width, top, right, bottom, left);
    }
}
