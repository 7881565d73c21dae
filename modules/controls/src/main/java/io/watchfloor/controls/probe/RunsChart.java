package io.watchfloor.controls.probe;

import io.watchfloor.controls.drawing.Ink;
import io.watchfloor.controls.drawing.Sheet;
import java.util.List;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/// Runs side by side, each a lollipop as high as its figure: filled ones prove, hollow squares do not. The target is
/// dashed.
public final class RunsChart extends Region {
    private static final double LEFT = 40;
    private static final double FOOT = 22;
    private static final double TOP = 12;
    private static final Font SMALL = Font.font("Watchfloor Inter", 12);
    private static final Font STRONG = Font.font("Watchfloor Inter", FontWeight.BOLD, 12);

    private final Sheet sheet = new Sheet();
    private final Ink line = new Ink("ink-line");
    private final Ink text = new Ink("ink-text");
    private final Ink strong = new Ink("ink-strong");
    private final Ink missed = new Ink("ink-failed");
    private final Ink ground = new Ink("ink-ground");
    private Content content = new Content(List.of(), 0, "");

    /// What is drawn.
    ///
    /// @param target in seconds; `word` says so
    public record Content(List<Run> runs, double target, String word) {
        public Content {
            runs = List.copyOf(runs);
        }
    }

    /// How a run looks.
    public enum Look {
        PROOF,
        NO_PROOF,
        PRESENT
    }

    /// One run.
    public record Run(String day, double seconds, Look look, boolean missed) {}

    public RunsChart() {
        getStyleClass().add("runs-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().setAll(sheet, line, text, strong, missed, ground);
        setMinHeight(110);
        setPrefHeight(150);
    }

    /// Replaces what is drawn; UI thread.
    public void show(Content shown) {
        content = shown;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double bottom = getHeight() - FOOT;
        GraphicsContext draw = sheet.begin(0, 0, width, getHeight());
        double highest = content.runs().stream().mapToDouble(Run::seconds).reduce(content.target(), Math::max);
        double most = nice(highest * 1.15);
        draw.setFont(SMALL);
        draw.setTextBaseline(VPos.CENTER);
        draw.setLineWidth(1);
        for (int part = 0; part <= 4; part++) {
            double y = Math.rint(bottom - (bottom - TOP) * part / 4) + 0.5;
            draw.setStroke(line.paint());
            draw.strokeLine(LEFT, y, width, y);
            draw.setFill(text.paint());
            draw.setTextAlign(TextAlignment.RIGHT);
            draw.fillText(number(most * part / 4), LEFT - 8, y);
        }
        if (content.target() > 0) {
            double y = Math.rint(bottom - (bottom - TOP) * content.target() / most) + 0.5;
            draw.setStroke(strong.paint());
            draw.setLineDashes(4, 3);
            draw.strokeLine(LEFT, y, width, y);
            draw.setLineDashes();
            draw.setFill(strong.paint());
            draw.fillText(content.word(), width, y - 9);
        }
        double each = (width - LEFT) / Math.max(1, content.runs().size());
        for (int index = 0; index < content.runs().size(); index++) {
            run(draw, content.runs().get(index), LEFT + each * (index + 0.5), new double[] {bottom, most});
        }
    }

    private void run(GraphicsContext draw, Run run, double x, double[] scale) {
        double bottom = scale[0];
        double y = bottom - (bottom - TOP) * Math.min(1, run.seconds() / scale[1]);
        draw.setStroke(run.missed() ? missed.paint() : line.paint());
        draw.setLineWidth(1);
        draw.strokeLine(Math.rint(x) + 0.5, bottom, Math.rint(x) + 0.5, y);
        draw.setFill(run.missed() ? missed.paint() : strong.paint());
        draw.setStroke(run.missed() ? missed.paint() : strong.paint());
        draw.setLineWidth(1.5);
        switch (run.look()) {
            case PROOF -> draw.fillOval(x - 5, y - 5, 10, 10);
            case NO_PROOF -> {
                draw.setFill(ground.paint());
                draw.fillRect(x - 4, y - 4, 8, 8);
                draw.strokeRect(x - 4, y - 4, 8, 8);
            }
            case PRESENT -> {
                draw.setFill(ground.paint());
                draw.fillOval(x - 5, y - 5, 10, 10);
                draw.strokeOval(x - 5, y - 5, 10, 10);
            }
        }
        draw.setFill(run.look() == Look.PRESENT ? strong.paint() : text.paint());
        draw.setFont(run.look() == Look.PRESENT ? STRONG : SMALL);
        draw.setTextAlign(TextAlignment.CENTER);
        draw.fillText(run.day(), x, bottom + 12);
        draw.setFont(SMALL);
    }

    private static double nice(double highest) {
        for (double step : new double[] {1, 2, 4, 8, 12, 20, 40, 60, 80, 120, 240, 600}) {
            if (highest <= step) {
                return step;
            }
        }
        return Math.ceil(highest / 100) * 100;
    }

    private static String number(double figure) {
        return String.format(Locale.ROOT, figure == Math.rint(figure) ? "%.0f" : "%.1f", figure);
    }
}
