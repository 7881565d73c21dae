package io.watchfloor.presentation.locks;

import io.watchfloor.presentation.locks.ActivityContent.Entry;
import io.watchfloor.presentation.locks.ActivityContent.Kind;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// One line of a list: its bar behind, its name, the absolute figure, the share. Used again at each content.
final class EntryLine extends Region {
    private static final PseudoClass REST = PseudoClass.getPseudoClass("rest");
    private static final PseudoClass MONO = PseudoClass.getPseudoClass("statement");
    private static final double PERCENT = 44;
    private static final double GAP = 8;
    private static final double INSET = 6;

    private final Region bar = new Region();
    private final Label lead = label("entry-lead");
    private final Label title = label("entry-title");
    private final Label figure = label("entry-figure");
    private final Label percent = label("entry-percent");
    private @Nullable Entry shown;

    EntryLine(Consumer<SessionKey> select) {
        getStyleClass().add("entry-line");
        bar.getStyleClass().add("entry-bar");
        bar.setManaged(false);
        getChildren().setAll(bar, lead, title, figure, percent);
        setOnMouseClicked(event -> {
            Entry entry = shown;
            if (entry != null && entry.name().session() != null) {
                select.accept(entry.name().session());
            }
        });
    }

    private static Label label(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        label.setManaged(false);
        label.setEllipsisString("…");
        return label;
    }

    void show(@Nullable Entry entry) {
        setVisible(entry != null);
        if (entry == null || entry.equals(shown)) {
            return;
        }
        shown = entry;
        lead.setText(entry.name().lead());
        title.setText(entry.name().title());
        figure.setText(entry.figure());
        percent.setText(entry.percent());
        pseudoClassStateChanged(REST, entry.name().kind() == Kind.REST);
        pseudoClassStateChanged(MONO, entry.name().kind() == Kind.STATEMENT);
        setAccessibleText(
                entry.name().lead() + " " + entry.name().title() + ", " + entry.figure() + ", " + entry.percent());
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        Entry entry = shown;
        if (entry == null) {
            return;
        }
        double height = getHeight();
        double right = getWidth();
        place(percent, right - PERCENT, PERCENT, height);
        double figureWidth = Math.ceil(figure.prefWidth(-1));
        double figureAt = right - PERCENT - GAP - figureWidth;
        place(figure, figureAt, figureWidth, height);
        double at = INSET;
        if (!entry.name().lead().isEmpty()) {
            double wide = Math.ceil(lead.prefWidth(-1));
            place(lead, at, wide, height);
            at += wide + GAP;
        }
        lead.setVisible(!entry.name().lead().isEmpty());
        place(title, at, Math.max(0, Math.min(Math.ceil(title.prefWidth(-1)), figureAt - GAP - at)), height);
        // The bar shares its room with the name, so that figures stay under one another on plain ground.
        bar.resizeRelocate(0, 1, Math.rint(Math.max(0, figureAt - GAP) * entry.share()), height - 2);
    }

    private static void place(Label label, double x, double width, double height) {
        label.resizeRelocate(x, 0, width, height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return 22;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 22;
    }
}
