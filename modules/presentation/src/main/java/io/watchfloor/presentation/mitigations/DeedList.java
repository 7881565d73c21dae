package io.watchfloor.presentation.mitigations;

import io.watchfloor.controls.tile.StateShape;
import io.watchfloor.presentation.Labels;
import io.watchfloor.presentation.mitigations.MitigationsContent.DeedLine;
import io.watchfloor.presentation.mitigations.MitigationsContent.Does;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What is on the desk, with its countdown and the one thing that can be done about it.
final class DeedList {
    private static final double ROW = 56;

    private final ListView<DeedLine> list = new ListView<>();
    private List<DeedLine> shown = List.of();

    /// @param acts whether anything can be done from here; else each can only be opened
    DeedList(boolean acts, BiConsumer<DeedLine, Does> does) {
        list.getStyleClass().addAll("plain-list", "deeds");
        list.setFixedCellSize(ROW);
        list.setPlaceholder(Labels.wrapped(MitigationsText.NOTHING.text(), "secondary"));
        list.setAccessibleText(MitigationsText.ON_THE_DESK.text());
        list.setCellFactory(view -> new Cell(acts, does));
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            DeedLine line = list.getSelectionModel().getSelectedItem();
            if (line != null && pressed(event.getCode(), acts, line, does)) {
                event.consume();
            }
        });
    }

    private static boolean pressed(KeyCode code, boolean acts, DeedLine line, BiConsumer<DeedLine, Does> does) {
        if (code == KeyCode.ENTER) {
            does.accept(line, Does.OPEN);
            return true;
        }
        boolean undoes = code == KeyCode.U && line.does() == Does.UNDO;
        boolean disarms = code == KeyCode.X && line.does() == Does.DISARM;
        if (acts && (undoes || disarms)) {
            does.accept(line, line.does());
            return true;
        }
        return false;
    }

    ListView<DeedLine> node() {
        return list;
    }

    void show(List<DeedLine> lines) {
        if (lines.equals(shown)) {
            return;
        }
        DeedLine chosen = list.getSelectionModel().getSelectedItem();
        shown = lines;
        list.getItems().setAll(lines);
        for (int index = 0; chosen != null && index < lines.size(); index++) {
            if (lines.get(index)
                    .mitigation()
                    .plan()
                    .id()
                    .equals(chosen.mitigation().plan().id())) {
                list.getSelectionModel().select(index);
            }
        }
    }

    private static final class Cell extends ListCell<DeedLine> {
        private final StateShape shape = new StateShape();
        private final Label word = Labels.fixed("", "deed-word");
        private final Label title = Labels.cut("", "offer-title");
        private final Label text = Labels.cut("", "secondary");
        private final Button button = new Button();
        private final boolean acts;
        private final HBox row;

        Cell(boolean acts, BiConsumer<DeedLine, Does> does) {
            this.acts = acts;
            button.getStyleClass().add("undo-button");
            button.setMinWidth(USE_PREF_SIZE);
            button.setFocusTraversable(false);
            button.setOnAction(event -> {
                DeedLine line = getItem();
                if (line != null) {
                    does.accept(line, acts ? line.does() : Does.OPEN);
                }
            });
            VBox texts = new VBox(2, new HBox(8, title, word), text);
            texts.setMinWidth(0);
            HBox.setHgrow(texts, Priority.ALWAYS);
            row = new HBox(12, shape, texts, button);
            row.getStyleClass().add("deed-row");
            row.setMinWidth(0);
            row.setPrefWidth(0);
            setAccessibleRole(AccessibleRole.LIST_ITEM);
        }

        @Override
        protected void updateItem(DeedLine line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                return;
            }
            line.mark().shape().ifPresent(shape::show);
            shape.setVisible(line.mark().shape().isPresent());
            word.setText(line.mark().word());
            word.getStyleClass().setAll("label", line.mark().loud() ? "word-degraded" : "tertiary");
            title.setText(line.title());
            text.setText(line.text());
            button.setText(label(acts ? line.does() : Does.OPEN));
            setAccessibleText(line.mark().word() + ": " + line.title() + ". " + line.text());
            setGraphic(row);
        }

        private static String label(Does does) {
            return switch (does) {
                case UNDO -> MitigationsText.UNDO.text();
                case DISARM -> MitigationsText.DISARM.text();
                case APPROVE -> MitigationsText.APPROVE.text();
                case OPEN -> MitigationsText.OPEN.text();
            };
        }
    }
}
