package io.watchfloor.presentation.locks;

import io.watchfloor.signals.plans.QueryPlan;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// One step of a plan: its name at its depth, total cost as a number, its own share as a bar.
final class PlanLine extends Region {
    private static final PseudoClass COSTLY = PseudoClass.getPseudoClass("costly");
    private static final double LEVEL = 12;
    private static final double DEEPEST = 8;
    private static final double BAR = 56;
    private static final double GAP = 8;

    private final Label name = new Label();
    private final Label total = new Label();
    private final Region track = new Region();
    private final Region bar = new Region();
    private final Region elbow = new Region();
    private final int depth;
    private final double share;

    PlanLine(String words, int depth, String cost, QueryPlan.Cost figures) {
        this.depth = depth;
        this.share = Math.clamp(figures.share(), 0, 1);
        name.setText(words);
        total.setText(cost);
        name.getStyleClass().add("plan-name");
        total.getStyleClass().add("plan-total");
        track.getStyleClass().add("plan-track");
        bar.getStyleClass().add("plan-bar");
        elbow.getStyleClass().add("plan-elbow");
        getStyleClass().add("plan-line");
        pseudoClassStateChanged(COSTLY, figures.costly());
        setAccessibleText(words + ", " + cost);
        for (Region part : new Region[] {name, total, track, bar, elbow}) {
            part.setManaged(false);
            getChildren().add(part);
        }
    }

    @Override
    protected void layoutChildren() {
        double height = getHeight();
        double right = getWidth();
        double indent = Math.min(depth, DEEPEST) * LEVEL;
        double totalWidth = Math.ceil(total.prefWidth(-1));
        double totalAt = right - BAR - GAP - totalWidth;
        elbow.setVisible(depth > 0);
        elbow.resizeRelocate(indent - 8, 0, 6, Math.floor(height / 2));
        name.resizeRelocate(indent, 0, Math.max(0, totalAt - GAP - indent), height);
        total.resizeRelocate(totalAt, 0, totalWidth, height);
        double middle = Math.floor(height / 2) - 3;
        track.resizeRelocate(right - BAR, middle, BAR, 7);
        bar.resizeRelocate(right - BAR, middle, Math.max(share > 0 ? 1 : 0, Math.rint(BAR * share)), 7);
    }

    @Override
    protected double computePrefHeight(double width) {
        return 19;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 19;
    }
}
