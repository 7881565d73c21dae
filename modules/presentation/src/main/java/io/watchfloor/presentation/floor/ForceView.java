package io.watchfloor.presentation.floor;

import io.watchfloor.controls.chart.Countdown;
import io.watchfloor.controls.tile.StateShape;
import io.watchfloor.presentation.Figures;
import io.watchfloor.presentation.floor.FindingView.LinesView;
import io.watchfloor.presentation.floor.RailContent.ForceCard;
import io.watchfloor.presentation.floor.RailContent.Remaining;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What is in force: the newest in full with its countdown, others on one line each.
final class ForceView extends VBox {
    private static final int ON_ONE_LINE = 2;

    private final Optional<Consumer<String>> undo;
    private final List<Card> cards = new ArrayList<>();

    /// @param undo takes the plan's id; absent where nothing can be done
    ForceView(Optional<Consumer<String>> undo) {
        this.undo = undo;
        getStyleClass().addAll("card", "force");
        show(List.of());
    }

    void show(List<ForceCard> content) {
        List<String> plans = content.stream().map(ForceCard::plan).toList();
        if (plans.isEmpty()) {
            cards.clear();
            Label none = new Label(FloorText.NOTHING_IN_FORCE.text());
            none.getStyleClass().addAll("card-title", "calm");
            getChildren().setAll(none);
            return;
        }
        if (!plans.equals(cards.stream().map(card -> card.plan).toList())) {
            cards.clear();
            content.forEach(card -> cards.add(new Card(card.plan(), cards.isEmpty(), undo)));
            getChildren()
                    .setAll(cards.stream()
                            .limit(ON_ONE_LINE + 1L)
                            .map(card -> card.node)
                            .toList());
        }
        for (int i = 0; i < content.size(); i++) {
            cards.get(i).show(content.get(i));
        }
    }

    private static final class Card {
        private final String plan;
        private final Countdown ring = new Countdown();
        private final StateShape shape = new StateShape();
        private final Label title = new Label();
        private final Label left = new Label();
        private final LinesView lines = new LinesView(true);
        private final Button undo = new Button(FloorText.UNDO.text());
        private final boolean canUndo;
        private final Node node;

        Card(String plan, boolean whole, Optional<Consumer<String>> undone) {
            this.plan = plan;
            canUndo = undone.isPresent();
            title.getStyleClass().add(whole ? "card-title" : "card-line");
            title.setMinWidth(0);
            left.getStyleClass().addAll("card-line", "strong");
            undo.getStyleClass().add("undo-button");
            undo.setMinWidth(Region.USE_PREF_SIZE);
            undo.setOnAction(event -> {
                undo.setDisable(true);
                undone.ifPresent(deed -> deed.accept(plan));
            });
            node = whole ? whole() : line();
        }

        private Node whole() {
            HBox head = new HBox(shape, title);
            head.setAlignment(Pos.CENTER_LEFT);
            head.getStyleClass().add("card-head");
            VBox texts = new VBox(head, lines);
            texts.getStyleClass().add("force-texts");
            texts.setMinWidth(0);
            HBox.setHgrow(texts, Priority.ALWAYS);
            ring.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
            VBox clock = new VBox(ring, undo);
            clock.getStyleClass().add("force-clock");
            clock.setAlignment(Pos.TOP_CENTER);
            HBox box = new HBox(clock, texts);
            box.getStyleClass().add("force-card");
            return box;
        }

        private Node line() {
            HBox.setHgrow(title, Priority.ALWAYS);
            title.setMaxWidth(Double.MAX_VALUE);
            HBox box = new HBox(shape, title, left, undo);
            box.setAlignment(Pos.CENTER_LEFT);
            box.getStyleClass().add("force-line");
            return box;
        }

        void show(ForceCard card) {
            title.setText(card.head().title());
            card.head().state().ifPresent(shape::show);
            FindingView.set(shape, card.head().state().isPresent());
            lines.show(card.lines());
            FindingView.set(ring, card.remaining().isPresent());
            card.remaining().ifPresent(this::show);
            FindingView.set(undo, canUndo && card.undoable());
            if (!card.undoable()) {
                undo.setDisable(false);
            }
        }

        private void show(Remaining remaining) {
            double share = remaining.whole().isZero()
                    ? 0
                    : (double) remaining.left().toMillis() / remaining.whole().toMillis();
            String time = Figures.stopwatch(remaining.left());
            ring.show(share, time, FloorText.LEFT.text());
            left.setText(time);
        }
    }
}
