package io.watchfloor.controls.chart;

import io.watchfloor.controls.chart.StackPainter.Plot;
import io.watchfloor.controls.drawing.Baseline;
import io.watchfloor.controls.drawing.LabelPool;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.scene.Cursor;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.control.SkinBase;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

final class WaitStackSkin extends SkinBase<WaitStack> {
    private static final double HEAD = 22;
    private static final double FOOT = 20;
    private static final double SCALE = 30;
    private static final double ZOOM = 1.25;
    private static final double CLICK = 3;

    private final Group drawing = new Group();
    private final Group labels = new Group();
    private final StackPainter painter;
    private final Crosshair crosshair;
    private final LabelPool ticks = new LabelPool(labels.getChildren(), "stack-tick");
    private final LabelPool scale = new LabelPool(labels.getChildren(), "stack-tick");
    private final LabelPool marks = new LabelPool(labels.getChildren(), "mark-label");
    private final Label level = Baseline.label("stack-level-label");
    private final ChangeListener<@Nullable StackContent> shown = (observable, before, after) -> show(after);
    private @Nullable Plot plot;
    private @Nullable BrushDrag drag;
    private double pressedAt;

    WaitStackSkin(WaitStack control) {
        super(control);
        for (Group group : List.of(drawing, labels)) {
            group.setManaged(false);
            group.setAutoSizeChildren(false);
            group.setMouseTransparent(true);
        }
        painter = new StackPainter(drawing.getChildren());
        crosshair = new Crosshair(control.clock());
        labels.getChildren().add(level);
        getChildren().setAll(drawing, labels);
        getChildren().addAll(crosshair.nodes());
        control.content().addListener(shown);
        control.setOnMouseMoved(this::move);
        control.setOnMouseExited(event -> point(-1));
        control.setOnMousePressed(this::press);
        control.setOnMouseDragged(this::drag);
        control.setOnMouseReleased(this::release);
        control.setOnScroll(this::scroll);
        show(control.content().get());
    }

    @Override
    public void dispose() {
        if (getSkinnable() != null) {
            getSkinnable().content().removeListener(shown);
        }
        super.dispose();
    }

    private void show(@Nullable StackContent content) {
        if (content == null) {
            return;
        }
        painter.prepare(content.layers());
        ticks.show(content.axis().ticks().stream().map(StackContent.Tick::label).toList());
        marks.show(content.marks().stream().map(StackContent.Mark::label).toList());
        scale.show(StackScale.of(content.highest()).labels());
        level.setText(content.level().map(StackContent.Level::label).orElse(""));
        getSkinnable().requestLayout();
    }

    private void move(MouseEvent event) {
        StackContent content = getSkinnable().content().get();
        Plot present = plot;
        if (content == null || present == null) {
            return;
        }
        point(event.getX());
        Optional<BrushDrag.Grip> grip =
                content.brush().map(brush -> BrushDrag.grip(event.getX(), present.time(), brush));
        getSkinnable()
                .setCursor(
                        switch (grip.orElse(BrushDrag.Grip.NEW)) {
                            case NEW -> Cursor.CROSSHAIR;
                            case FROM, TO -> Cursor.H_RESIZE;
                            case ALL -> Cursor.MOVE;
                        });
    }

    private void point(double x) {
        crosshair.point(x);
        getSkinnable().requestLayout();
    }

    private void press(MouseEvent event) {
        StackContent content = getSkinnable().content().get();
        Plot present = plot;
        if (event.getButton() != MouseButton.PRIMARY || content == null || present == null) {
            return;
        }
        getSkinnable().requestFocus();
        pressedAt = event.getX();
        drag = BrushDrag.begin(event.getX(), present.time(), content.brush());
    }

    private void drag(MouseEvent event) {
        BrushDrag begun = drag;
        Plot present = plot;
        if (begun == null || present == null || Math.abs(event.getX() - pressedAt) < CLICK) {
            return;
        }
        point(event.getX());
        getSkinnable()
                .gestures()
                .brush(Optional.of(
                        begun.to(present.time().at(event.getX()), present.time().shown())));
    }

    /// A click beside the range lets it go.
    private void release(MouseEvent event) {
        BrushDrag begun = drag;
        drag = null;
        if (begun != null
                && begun.grip() == BrushDrag.Grip.NEW
                && begun.before() != null
                && Math.abs(event.getX() - pressedAt) < CLICK) {
            getSkinnable().gestures().brush(Optional.empty());
        }
    }

    private void scroll(ScrollEvent event) {
        Plot present = plot;
        if (present != null && event.getDeltaY() != 0) {
            double factor = event.getDeltaY() > 0 ? 1 / ZOOM : ZOOM;
            getSkinnable().gestures().zoom(present.time().at(event.getX()), factor);
            event.consume();
        }
    }

    @Override
    protected void layoutChildren(double x, double y, double width, double height) {
        StackContent content = getSkinnable().content().get();
        double right = x + width;
        if (content == null || right <= x + SCALE || height <= HEAD + FOOT) {
            return;
        }
        StackScale steps = StackScale.of(content.highest());
        TimeScale time = new TimeScale(content.axis().shown(), x + SCALE, right);
        Plot now = new Plot(time, y + HEAD, y + height - FOOT, steps);
        plot = now;
        getSkinnable().plotWidth().set(Math.rint(now.width() * painter.pixels()));
        painter.paint(content, now, right, y + height);
        for (int i = 0; i <= steps.steps(); i++) {
            double line = Math.round(now.y(i * steps.step()));
            Baseline.placeRight(scale.get(i), now.time().left() - 8, line + 4, SCALE - 8);
        }
        content.level().ifPresent(at -> Baseline.place(level, time.left() + 8, now.y(at.value()) - 6, now.width()));
        level.setVisible(content.level().isPresent());
        placeTicks(content, now);
        placeMarks(content, now);
        crosshair.place(content, now);
    }

    private void placeTicks(StackContent content, Plot now) {
        for (int i = 0; i < content.axis().ticks().size(); i++) {
            Label label = ticks.get(i);
            double at = now.time().x(content.axis().ticks().get(i).at());
            double wide = Math.ceil(label.prefWidth(-1));
            double from =
                    Math.clamp(at - wide / 2, now.time().left(), now.time().right() - wide);
            Baseline.place(label, from, now.bottom() + 16, wide);
        }
    }

    /// Newest first at the left of their lines, in two rows; what has no room is told by the line only.
    private void placeMarks(StackContent content, Plot now) {
        double[] free = {now.time().right(), now.time().right()};
        for (int i = content.marks().size() - 1; i >= 0; i--) {
            Label label = marks.get(i);
            double at = now.time().x(content.marks().get(i).at());
            double wide = Math.ceil(label.prefWidth(-1));
            double from = Math.max(now.time().left(), at - 8 - wide);
            boolean inside = now.time().holds(at);
            int row = inside && from + wide <= free[0] ? 0 : inside && from + wide <= free[1] ? 1 : -1;
            label.setVisible(row >= 0);
            if (row >= 0) {
                free[row] = from - 12;
                Baseline.place(label, from, now.top() - (row == 0 ? 10 : -6), wide);
            }
        }
    }

    @Override
    protected double computePrefWidth(double height, double top, double right, double bottom, double left) {
        return left + 600 + right;
    }

    @Override
    protected double computePrefHeight(double width, double top, double right, double bottom, double left) {
        return top + 200 + bottom;
    }

    @Override
    protected double computeMinHeight(double width, double top, double right, double bottom, double left) {
        return top + HEAD + FOOT + 40 + bottom;
    }
}
