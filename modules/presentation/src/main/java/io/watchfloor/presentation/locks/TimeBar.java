package io.watchfloor.presentation.locks;

import io.watchfloor.controls.chart.Scrubber;
import io.watchfloor.controls.chart.ScrubberContent;
import io.watchfloor.presentation.Figures;
import io.watchfloor.presentation.Labels;
import io.watchfloor.presentation.locks.LocksContent.Picture;
import io.watchfloor.presentation.locks.LocksContent.Picture.Mode;
import java.time.Duration;
import java.time.ZoneId;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The foot of the page: which instant is shown, and the last hours to go back to. Now is unmistakable: inverse; what
/// is not now is blue.
final class TimeBar extends HBox {
    private static final PseudoClass PAST = PseudoClass.getPseudoClass("past");
    private static final double ROOM_FOR_KEYS = 1_500;

    private final Scrubber scrubber;
    private final Label clock = Labels.fixed("", "clock");
    private final Button live = new Button();
    private final Button hold = new Button();
    private final ZoneId zone;

    TimeBar(ZoneId zone, TravelModel travel, Runnable freeze) {
        this.zone = zone;
        getStyleClass().add("time-bar");
        scrubber = new Scrubber(travel::seek);
        scrubber.setAccessibleText(LocksText.BLOCKED_STRIP.text());
        HBox.setHgrow(scrubber, Priority.ALWAYS);
        hold.setOnAction(event -> freeze.run());
        hold.getStyleClass().add("travel");
        HBox buttons = new HBox(8, hold, step(travel, Duration.ofSeconds(-10)), step(travel, Duration.ofSeconds(-1)));
        VBox left = new VBox(4, buttons, Labels.fixed(LocksText.BLOCKED_STRIP.text(), "caption"));
        left.getStyleClass().add("time-left");
        live.getStyleClass().add("live-chip");
        live.setFocusTraversable(false);
        live.setOnAction(event -> travel.live());
        HBox now = new HBox(12, clock, live);
        now.getStyleClass().add("time-now");
        HBox keys = new HBox(
                4,
                Labels.key(","),
                Labels.key("."),
                Labels.fixed(LocksText.KEY_SECOND.text(), "caption"),
                Labels.key("Shift"),
                Labels.fixed(LocksText.KEY_TEN_SECONDS.text(), "caption"),
                Labels.key("Ctrl G"),
                Labels.fixed(LocksText.KEY_GO_TO.text(), "caption"),
                Labels.key("End"),
                Labels.fixed(LocksText.KEY_LIVE.text(), "caption"));
        keys.getStyleClass().add("key-hint");
        VBox right = new VBox(4, now, keys);
        right.getStyleClass().add("time-right");
        widthProperty().subscribe(width -> {
            boolean room = width.doubleValue() >= ROOM_FOR_KEYS;
            keys.setVisible(room);
            keys.setManaged(room);
        });
        getChildren().setAll(left, scrubber, right);
    }

    private static Button step(TravelModel travel, Duration by) {
        Button button = new Button(LocksText.BACK_BY.text(-by.toSeconds()));
        button.getStyleClass().add("travel");
        button.setFocusTraversable(false);
        button.setOnAction(event -> travel.step(by));
        return button;
    }

    void show(ScrubberContent strip) {
        scrubber.show(strip);
    }

    void show(Picture picture) {
        clock.setText(Figures.clock(picture.at(), zone));
        boolean now = picture.mode() == Mode.LIVE;
        live.setText(now ? LocksText.LIVE.text() : picture.text());
        hold.setText(picture.mode() == Mode.FROZEN ? LocksText.GO_ON.text() : LocksText.HOLD.text());
        hold.setDisable(picture.mode() == Mode.PAST);
        pseudoClassStateChanged(PAST, !now);
    }
}
