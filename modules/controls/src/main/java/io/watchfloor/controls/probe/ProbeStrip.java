package io.watchfloor.controls.probe;

import io.watchfloor.controls.drawing.Ink;
import io.watchfloor.controls.drawing.Sheet;
import io.watchfloor.controls.probe.StripContent.Cell;
import io.watchfloor.controls.probe.StripContent.Dot;
import io.watchfloor.controls.probe.StripContent.Mark;
import io.watchfloor.controls.probe.StripContent.Range;
import java.util.List;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/// Writes as dots over time, the time to the answer upwards on a logarithmic scale, what was refused below it; under
/// that the whole run, a cell a second. One canvas, drawn when its content or size changes.
public final class ProbeStrip extends Region {
    private static final double LEFT = 96;
    private static final double RIGHT = 24;
    private static final double TOP = 20;
    private static final double REFUSED = 24;
    private static final double AXIS = 24;
    private static final double WHOLE = 32;
    private static final double CELL_HEIGHT = 14;
    private static final double LEAST = 0.001;
    private static final double MOST = 1;
    private static final List<String> DECADES = List.of("1 ms", "10 ms", "100 ms", "1 s");
    private static final Font SMALL = Font.font("Watchfloor Inter", 12);
    private static final Font STRONG = Font.font("Watchfloor Inter", FontWeight.BOLD, 12);

    private final Sheet sheet = new Sheet();
    private final Ink line = new Ink("ink-line");
    private final Ink text = new Ink("ink-text");
    private final Ink strong = new Ink("ink-strong");
    private final Ink kept = new Ink("ink-kept");
    private final Ink failed = new Ink("ink-failed");
    private final Ink open = new Ink("ink-open");
    private final Ink gap = new Ink("ink-gap");
    private final String refused;
    private final String whole;
    private StripContent content = StripContent.EMPTY;

    /// A strip with its words.
    ///
    /// @param refused the word beside what failed
    /// @param whole   the words beside the whole run
    public ProbeStrip(String refused, String whole) {
        this.refused = refused;
        this.whole = whole;
        getStyleClass().add("probe-strip");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().setAll(sheet, line, text, strong, kept, failed, open, gap);
        setMinHeight(150);
        setPrefHeight(220);
    }

    /// Replaces what is drawn; UI thread.
    public void show(StripContent value) {
        content = value;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        GraphicsContext draw = sheet.begin(0, 0, width, height);
        if (width < LEFT + RIGHT + 50 || height < 100) {
            return;
        }
        Plot plot = new Plot(LEFT, TOP, width - RIGHT, height - WHOLE - AXIS - REFUSED, content.range());
        draw.setFont(SMALL);
        grid(draw, plot);
        shade(draw, plot);
        for (Dot dot : content.dots()) {
            dot(draw, plot, dot);
        }
        for (Mark mark : content.marks()) {
            mark(draw, plot, mark);
        }
        whole(draw, plot, height);
    }

    /// The plotted area and its two scales.
    private record Plot(double left, double top, double right, double bottom, Range range) {
        double x(double at) {
            return left + (right - left) * (at - range.from()) / (range.until() - range.from());
        }

        double y(double took) {
            double part = Math.log10(Math.clamp(took, LEAST, MOST) / LEAST) / Math.log10(MOST / LEAST);
            return bottom - (bottom - top) * part;
        }

        double refused() {
            return bottom + REFUSED / 2;
        }

        double axis() {
            return bottom + REFUSED;
        }
    }

    private void grid(GraphicsContext draw, Plot plot) {
        draw.setLineWidth(1);
        draw.setStroke(line.paint());
        draw.setFill(text.paint());
        draw.setTextBaseline(VPos.CENTER);
        draw.setTextAlign(TextAlignment.RIGHT);
        for (int decade = 0; decade < DECADES.size(); decade++) {
            double y = Math.rint(plot.y(LEAST * Math.pow(10, decade))) + 0.5;
            draw.strokeLine(plot.left(), y, plot.right(), y);
            draw.fillText(DECADES.get(decade), plot.left() - 10, y);
        }
        draw.fillText(refused, plot.left() - 10, plot.refused());
        draw.setTextAlign(TextAlignment.CENTER);
        double step = step(plot.range());
        for (double at = Math.ceil(plot.range().from() / step) * step;
                at <= plot.range().until();
                at += step) {
            double x = Math.rint(plot.x(at)) + 0.5;
            draw.strokeLine(x, plot.top(), x, plot.axis());
            String sign = at > 0 ? "+" : at < 0 ? "−" : "";
            draw.setFill(at == 0 ? strong.paint() : text.paint());
            draw.setFont(at == 0 ? STRONG : SMALL);
            draw.fillText(sign + String.format(Locale.ROOT, "%.0f s", Math.abs(at)), x, plot.axis() + 10);
        }
        draw.setFont(SMALL);
    }

    private static double step(Range range) {
        double wide = range.until() - range.from();
        for (double step : new double[] {1, 2, 5, 10, 20, 30}) {
            if (wide / step <= 16) {
                return step;
            }
        }
        return 60;
    }

    private void shade(GraphicsContext draw, Plot plot) {
        Range outage = content.gap();
        if (outage != null) {
            double from = Math.max(plot.left(), plot.x(outage.from()));
            double until = Math.min(plot.right(), plot.x(outage.until()));
            draw.setFill(gap.paint());
            draw.fillRect(from, plot.top(), Math.max(0, until - from), plot.axis() - plot.top());
        }
    }

    private void dot(GraphicsContext draw, Plot plot, Dot dot) {
        double x = plot.x(dot.at());
        if (x < plot.left() || x > plot.right()) {
            return;
        }
        switch (dot.shape()) {
            case KEPT -> {
                draw.setFill(kept.paint());
                draw.fillOval(x - 2, plot.y(dot.took()) - 2, 4, 4);
            }
            case FAILED -> {
                draw.setStroke(failed.paint());
                draw.setLineWidth(1.5);
                draw.strokeLine(x - 3, plot.refused() - 3, x + 3, plot.refused() + 3);
                draw.strokeLine(x - 3, plot.refused() + 3, x + 3, plot.refused() - 3);
            }
            case OPEN -> {
                draw.setStroke(open.paint());
                draw.setLineWidth(2);
                draw.strokeOval(x - 4, plot.top() - 4, 8, 8);
            }
            case LOST -> {
                double y = plot.y(dot.took());
                draw.setFill(failed.paint());
                draw.fillPolygon(new double[] {x, x + 5, x, x - 5}, new double[] {y - 5, y, y + 5, y}, 4);
            }
        }
    }

    private void mark(GraphicsContext draw, Plot plot, Mark mark) {
        double x = Math.rint(plot.x(mark.at())) + 0.5;
        if (x < plot.left() || x > plot.right() + 1) {
            return;
        }
        draw.setStroke(strong.paint());
        draw.setLineWidth(1);
        if (mark.now()) {
            draw.setLineDashes(2, 3);
        }
        draw.strokeLine(x, plot.top() - 6, x, plot.axis());
        draw.setLineDashes();
        draw.setFill(strong.paint());
        draw.setFont(STRONG);
        draw.setTextAlign(mark.now() ? TextAlignment.LEFT : TextAlignment.RIGHT);
        draw.fillText(mark.text(), mark.now() ? x + 6 : x - 8, plot.top() - 10);
        draw.setFont(SMALL);
    }

    private void whole(GraphicsContext draw, Plot plot, double height) {
        double y = height - WHOLE / 2 - CELL_HEIGHT / 2;
        draw.setFill(text.paint());
        draw.setTextAlign(TextAlignment.RIGHT);
        draw.fillText(whole, plot.left() - 10, y + CELL_HEIGHT / 2);
        List<Cell> cells = content.whole().cells();
        if (cells.isEmpty()) {
            return;
        }
        double wide = Math.min(8, (plot.right() - plot.left()) / cells.size());
        for (int index = 0; index < cells.size(); index++) {
            Cell cell = cells.get(index);
            draw.setFill(
                    switch (cell) {
                        case KEPT -> kept.paint();
                        case OPEN -> open.paint();
                        case FAILED -> failed.paint();
                    });
            draw.fillRect(plot.left() + index * wide, y, Math.max(0.5, wide - 1), CELL_HEIGHT);
        }
        Range shown = content.whole().shown();
        if (shown != null) {
            double from = plot.left() + Math.max(0, shown.from()) * wide;
            double until = plot.left() + Math.min(cells.size(), shown.until()) * wide;
            draw.setStroke(strong.paint());
            draw.strokeRect(Math.rint(from) - 1.5, y - 3.5, Math.max(2, Math.rint(until - from) + 2), CELL_HEIGHT + 7);
        }
    }
}
