package io.watchfloor.controls.chart;

import io.watchfloor.controls.drawing.Baseline;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// One fact to decide by: a label, a large figure with its unit, and up to two lines of detail. Hatched when the
/// sample it rests on is old (`:stale`).
public final class FactBox extends Region {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final double MARGIN = 24;
    private static final double DETAIL_TOP = 76;
    private static final double TWO_LINES = 36;

    private final Label name = Baseline.label("fact-name");
    private final Label figure = Baseline.label("fact-figure");
    private final Label unit = Baseline.label("fact-unit");
    private final Label detail = Baseline.label("fact-detail");

    public FactBox() {
        getStyleClass().add("fact-box");
        setAccessibleRole(AccessibleRole.TEXT);
        detail.setWrapText(true);
        detail.setAlignment(Pos.TOP_LEFT);
        getChildren().addAll(name, figure, unit, detail);
    }

    /// What it says; `stale` when the figure must not be decided by.
    public record Fact(String name, String figure, String unit, String detail, boolean stale) {
        public Fact {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(figure, "figure");
            Objects.requireNonNull(unit, "unit");
            Objects.requireNonNull(detail, "detail");
        }
    }

    /// Replaces what is shown; UI thread.
    public void show(Fact fact) {
        name.setText(fact.name());
        figure.setText(fact.figure());
        unit.setText(fact.unit());
        detail.setText(fact.detail());
        pseudoClassStateChanged(STALE, fact.stale());
        setAccessibleText(fact.name() + ": " + fact.figure() + " " + fact.unit() + ". " + fact.detail());
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double right = getWidth() - MARGIN;
        Baseline.place(name, MARGIN, 24, right - MARGIN);
        double at = Baseline.place(figure, MARGIN, 60, right - MARGIN) + 8;
        Baseline.place(unit, at, 60, right - at);
        detail.resizeRelocate(MARGIN, DETAIL_TOP, Math.max(0, right - MARGIN), TWO_LINES);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 384;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 124;
    }
}
