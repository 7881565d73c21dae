package io.watchfloor.presentation.locks;

import io.watchfloor.presentation.Labels;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// Asks for a time of day to go to.
final class TimeCard extends VBox {
    private final TextField field = new TextField();
    private final Label problem = Labels.fixed("", "word-degraded");

    TimeCard(ZoneId zone, Instant now, Consumer<Instant> go, Runnable close) {
        getStyleClass().addAll("card", "raised", "columns-card");
        field.setPromptText(LocksText.TIME_PROMPT.text());
        field.getStyleClass().add("mono");
        getChildren().setAll(Labels.fixed(LocksText.GO_TO_TIME.text(), "panel-title"), field, problem);
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close.run();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER) {
                Optional<Instant> read = read(field.getText(), zone, now);
                read.ifPresentOrElse(
                        at -> {
                            close.run();
                            go.accept(at);
                        },
                        () -> problem.setText(LocksText.NO_TIME.text()));
                event.consume();
            }
        });
    }

    /// The last time that the clock of this zone showed it: `2:51`, `02:51`, `02:51:07`.
    static Optional<Instant> read(String text, ZoneId zone, Instant now) {
        String padded = text.strip().length() < 3 || text.strip().charAt(1) != ':' ? text.strip() : "0" + text.strip();
        try {
            ZonedDateTime today = now.atZone(zone).with(LocalTime.parse(padded));
            return Optional.of((today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    void focusField() {
        field.requestFocus();
    }
}
