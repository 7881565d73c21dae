package io.watchfloor.presentation.shell;

import java.util.List;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// Finds a page or something to do by its words.
final class Palette extends VBox {
    private final TextField filter = new TextField();
    private final ListView<Command> list = new ListView<>();
    private final List<Command> all;
    private final Runnable close;

    Palette(List<Command> all, Runnable close) {
        this.all = all;
        this.close = close;
        getStyleClass().addAll("dialog", "palette");
        filter.setPromptText(ShellText.PALETTE_PROMPT.text());
        filter.textProperty().addListener((observable, before, after) -> refresh());
        filter.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
        list.getStyleClass().add("palette-list");
        list.setFocusTraversable(false);
        list.setFixedCellSize(32);
        list.setPlaceholder(new Label(ShellText.PALETTE_EMPTY.text()));
        list.setCellFactory(view -> new Cell());
        list.setOnMouseClicked(event -> run());
        getChildren().addAll(filter, list);
        setMaxSize(560, USE_PREF_SIZE);
        refresh();
    }

    @Override
    public void requestFocus() {
        filter.requestFocus();
    }

    private void refresh() {
        String words = filter.getText();
        list.getItems()
                .setAll(all.stream().filter(command -> command.matches(words)).toList());
        list.getSelectionModel().selectFirst();
        list.setPrefHeight(Math.clamp(list.getItems().size(), 1, 12) * 32.0 + 2);
    }

    private void steer(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.DOWN) {
            list.getSelectionModel().selectNext();
        } else if (code == KeyCode.UP) {
            list.getSelectionModel().selectPrevious();
        } else if (code == KeyCode.ENTER) {
            run();
        } else {
            return;
        }
        list.scrollTo(list.getSelectionModel().getSelectedIndex());
        event.consume();
    }

    private void run() {
        Command chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            close.run();
            chosen.deed().run();
        }
    }

    private static final class Cell extends ListCell<Command> {
        @Override
        protected void updateItem(Command command, boolean empty) {
            super.updateItem(command, empty);
            if (empty || command == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            setText(command.words());
            setContentDisplay(ContentDisplay.LEFT);
            setGraphic(command.key().isEmpty() ? null : Header.label(command.key(), "key"));
        }
    }
}
