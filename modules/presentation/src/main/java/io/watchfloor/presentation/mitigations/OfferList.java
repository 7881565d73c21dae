package io.watchfloor.presentation.mitigations;

import io.watchfloor.presentation.Labels;
import io.watchfloor.presentation.mitigations.MitigationsContent.OfferLine;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What could be planned, best first. Enter or a double click plans.
final class OfferList {
    private static final double ROW = 52;

    private final ListView<OfferLine> list = new ListView<>();
    private List<OfferLine> shown = List.of();

    OfferList(Consumer<OfferLine> plan) {
        list.getStyleClass().addAll("plain-list", "offers");
        list.setFixedCellSize(ROW);
        list.setPlaceholder(Labels.wrapped(MitigationsText.NO_OFFERS.text(), "secondary"));
        list.setAccessibleText(MitigationsText.SENSE.text());
        list.setCellFactory(view -> new Cell());
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            OfferLine line = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && line != null) {
                plan.accept(line);
                event.consume();
            }
        });
        list.setOnMouseClicked(event -> {
            OfferLine line = list.getSelectionModel().getSelectedItem();
            if (event.getClickCount() == 2 && line != null) {
                plan.accept(line);
            }
        });
    }

    ListView<OfferLine> node() {
        return list;
    }

    /// Keeps the choice on what was chosen: what is ranked anew must not slip under the finger.
    void show(List<OfferLine> lines) {
        if (lines.equals(shown)) {
            return;
        }
        OfferLine chosen = list.getSelectionModel().getSelectedItem();
        shown = lines;
        list.getItems().setAll(lines);
        int at = 0;
        for (int index = 0; chosen != null && index < lines.size(); index++) {
            if (same(lines.get(index), chosen)) {
                at = index;
            }
        }
        list.getSelectionModel().select(at);
    }

    private static boolean same(OfferLine one, OfferLine other) {
        return one.offer()
                        .wish()
                        .advice()
                        .target()
                        .equals(other.offer().wish().advice().target())
                && one.title().equals(other.title());
    }

    private static final class Cell extends ListCell<OfferLine> {
        private final Label rank = Labels.fixed("", "offer-rank");
        private final Label title = Labels.cut("", "offer-title");
        private final Label gain = Labels.fixed("", "value", "strong");
        private final Label why = Labels.cut("", "secondary");
        private final HBox row;

        Cell() {
            VBox texts = new VBox(2, new HBox(12, title, Labels.spring(), gain), why);
            texts.setMinWidth(0);
            HBox.setHgrow(texts, Priority.ALWAYS);
            row = new HBox(12, rank, texts);
            row.getStyleClass().add("offer-row");
            row.setMinWidth(0);
            row.setPrefWidth(0);
            setAccessibleRole(AccessibleRole.LIST_ITEM);
        }

        @Override
        protected void updateItem(OfferLine line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                return;
            }
            rank.setText(line.rank());
            rank.getStyleClass()
                    .setAll("label", "offer-rank", line.offer().rank().name().toLowerCase(Locale.ROOT));
            title.setText(line.title());
            why.setText(line.why());
            gain.setText(line.gain());
            setAccessibleText(line.rank() + ": " + line.title() + ". " + line.why());
            setGraphic(row);
        }
    }
}
