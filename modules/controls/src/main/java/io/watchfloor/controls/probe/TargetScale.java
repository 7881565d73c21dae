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

/// A value on a scale with marks, of which one is the target: what lies behind it is missed.
public final class TargetScale extends Region {
    private static final double BAR = 12;
    private static final Font SMALL = Font.font("Watchfloor Inter", 12);
    private static final Font STRONG = Font.font("Watchfloor Inter", FontWeight.BOLD, 12);

    private final Sheet sheet = new Sheet();
    private final Ink track = new Ink("ink-track");
    private final Ink value = new Ink("ink-strong");
    private final Ink text = new Ink("ink-text");
    private final Ink missed = new Ink("ink-missed");
    private Content content = new Content(0, 1, 1, List.of());

    /// What is drawn.
    ///
    /// @param value  in seconds; `most` is where the scale ends
    /// @param marks  further values with their words
    public record Content(double value, double target, double most, List<Mark> marks) {
        public Content {
            marks = List.copyOf(marks);
        }
    }

    /// A value with a word.
    public record Mark(double at, String text, boolean target) {}

    public TargetScale() {
        getStyleClass().add("target-scale");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().setAll(sheet, track, value, text, missed);
        setMinHeight(58);
        setPrefHeight(58);
    }

    /// Replaces what is drawn; UI thread.
    public void show(Content shown) {
        content = shown;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        GraphicsContext draw = sheet.begin(0, 0, width, getHeight());
        double top = 22;
        double factor = width / content.most();
        draw.setFill(track.paint());
        draw.fillRect(0, top, width, BAR);
        draw.setFill(missed.paint());
        draw.fillRect(content.target() * factor, top, width - content.target() * factor, BAR);
        draw.setFill(value.paint());
        draw.fillRect(0, top, Math.min(width, content.value() * factor), BAR);
        draw.setTextBaseline(VPos.CENTER);
        for (Mark mark : content.marks()) {
            double x = Math.rint(mark.at() * factor) + 0.5;
            draw.setStroke(mark.target() ? value.paint() : text.paint());
            draw.setLineWidth(mark.target() ? 2 : 1);
            draw.strokeLine(x, top - 4, x, top + BAR + 4);
            draw.setFill(mark.target() ? value.paint() : text.paint());
            draw.setFont(mark.target() ? STRONG : SMALL);
            boolean first = x < width / 5;
            draw.setTextAlign(first ? TextAlignment.LEFT : TextAlignment.RIGHT);
            draw.fillText(mark.text(), first ? x + 4 : x - 4, 8);
        }
        draw.setFont(SMALL);
        draw.setFill(text.paint());
        for (int quarter = 0; quarter <= 4; quarter++) {
            draw.setTextAlign(
                    quarter == 0 ? TextAlignment.LEFT : quarter == 4 ? TextAlignment.RIGHT : TextAlignment.CENTER);
            String figure = number(content.most() * quarter / 4) + (quarter == 4 ? " s" : "");
            draw.fillText(figure, width * quarter / 4, top + BAR + 14);
        }
    }

    private static String number(double figure) {
        return String.format(Locale.ROOT, figure == Math.rint(figure) ? "%.0f" : "%.1f", figure);
    }
}
