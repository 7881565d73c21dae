package io.watchfloor.presentation.floor;

import io.watchfloor.controls.tile.StateShape;
import io.watchfloor.controls.tile.TileState;
import io.watchfloor.presentation.floor.RailContent.FindingCard;
import io.watchfloor.presentation.floor.RailContent.Line;
import io.watchfloor.presentation.floor.RailContent.Quiet;
import io.watchfloor.presentation.floor.RailContent.Standing;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The finding that stands: how long it has, what it is, and the way to its wait tree.
final class FindingView extends VBox {
    private static final PseudoClass QUIET = PseudoClass.getPseudoClass("quiet");

    private final StateShape shape = new StateShape();
    private final Label words = new Label();
    private final HBox strip = new HBox(shape, words);
    private final Label title = new Label();
    private final Label elapsed = new Label();
    private final LinesView lines = new LinesView(true);
    private final HBox middle;
    private final Label before = new Label();
    private final HBox buttons = new HBox();
    private @Nullable Integer root;

    /// @param locks opens the wait tree at a pid; absent on a wall
    FindingView(Optional<Consumer<Integer>> locks) {
        getStyleClass().addAll("card", "finding");
        strip.getStyleClass().add("card-strip");
        strip.setAlignment(Pos.CENTER_LEFT);
        words.getStyleClass().add("card-state");
        title.getStyleClass().add("card-title");
        title.setWrapText(true);
        elapsed.getStyleClass().add("elapsed");
        elapsed.setMinWidth(USE_PREF_SIZE);
        Label open = new Label(FloorText.OPEN_FOR.text());
        open.getStyleClass().add("caption");
        HBox.setHgrow(lines, Priority.ALWAYS);
        VBox clock = new VBox(open, elapsed, buttons);
        clock.getStyleClass().add("finding-clock");
        middle = new HBox(clock, lines);
        middle.getStyleClass().add("finding-middle");
        before.getStyleClass().add("card-line");
        before.setWrapText(true);
        locks.ifPresent(tree -> buttons.getChildren().add(treeButton(tree)));
        if (locks.isPresent()) {
            getChildren().addAll(strip, title, middle, before);
        } else {
            VBox said = new VBox(title, strip);
            said.getStyleClass().add("finding-words");
            said.setMinWidth(0);
            clock.getChildren().setAll(elapsed);
            middle.getChildren().setAll(clock, said);
            middle.setAlignment(Pos.CENTER_LEFT);
            getChildren().addAll(middle, before);
        }
        VBox.setVgrow(middle, Priority.ALWAYS);
        show(new Quiet(FloorText.FINDING_UNKNOWN.text(), ""));
    }

    private Button treeButton(Consumer<Integer> locks) {
        Button tree = new Button(FloorText.WAIT_TREE.text());
        tree.getStyleClass().add("wait-tree-button");
        tree.setOnAction(event -> {
            Integer pid = root;
            if (pid != null) {
                locks.accept(pid);
            }
        });
        return tree;
    }

    void show(FindingCard content) {
        switch (content) {
            case Quiet(String text, String last) -> {
                title.setText(text);
                before.setText(last);
                root = null;
                mark(null);
            }
            case Standing standing -> {
                shape.show(standing.state());
                words.setText(standing.words());
                title.setText(standing.title());
                elapsed.setText(standing.elapsed());
                lines.show(standing.detail().lines());
                root = standing.detail().root().orElse(null);
                mark(standing.state());
            }
        }
        set(buttons, root != null && !buttons.getChildren().isEmpty());
    }

    private void mark(@Nullable TileState state) {
        (state == null ? TileState.IDLE : state).markOn(this);
        pseudoClassStateChanged(QUIET, state == null);
        set(strip, state != null);
        set(middle, state != null || middle.getChildren().contains(title.getParent()));
        set(elapsed, state != null);
        set(before, state == null);
    }

    static void set(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }

    /// Labels and what they say, one a row.
    static final class LinesView extends VBox {
        private final boolean wraps;
        private List<Line> shown = List.of();

        LinesView(boolean wraps) {
            this.wraps = wraps;
            getStyleClass().add("card-lines");
            setMinWidth(0);
        }

        void show(List<Line> lines) {
            if (lines.equals(shown)) {
                return;
            }
            shown = lines;
            getChildren().setAll(lines.stream().map(this::row).toList());
        }

        private Node row(Line line) {
            Label text = new Label(line.text());
            text.getStyleClass().add("card-line");
            text.setMinWidth(0);
            text.setWrapText(wraps);
            if (line.label().isEmpty()) {
                return text;
            }
            Label label = new Label(line.label());
            label.getStyleClass().addAll("card-line", "card-label");
            label.setMinWidth(USE_PREF_SIZE);
            HBox row = new HBox(label, text);
            row.getStyleClass().add("card-row");
            return row;
        }
    }
}
