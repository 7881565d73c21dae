package io.watchfloor.controls.chart;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/// Ten cells of which one moves on each tick: standing still means a frozen screen. The only motion there is.
public final class Heartbeat extends Region {
    private static final PseudoClass BEATING = PseudoClass.getPseudoClass("beating");
    private static final int CELLS = 10;
    private static final double CELL = 7;
    private static final double STEP = 9;

    public Heartbeat() {
        getStyleClass().add("heartbeat");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMouseTransparent(true);
        for (int i = 0; i < CELLS; i++) {
            Region cell = new Region();
            cell.setManaged(false);
            cell.getStyleClass().add("beat");
            getChildren().add(cell);
        }
    }

    /// Lights the cell of this tick; UI thread.
    public void beat(long tick) {
        int lit = Math.floorMod(tick, CELLS);
        for (int i = 0; i < CELLS; i++) {
            getChildren().get(i).pseudoClassStateChanged(BEATING, i == lit);
        }
    }

    @Override
    protected void layoutChildren() {
        double y = snapPositionY((getHeight() - CELL) / 2);
        for (int i = 0; i < CELLS; i++) {
            getChildren().get(i).resizeRelocate(i * STEP, y, CELL, CELL);
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return CELLS * STEP - (STEP - CELL);
    }

    @Override
    protected double computePrefHeight(double width) {
        return CELL;
    }
}
