package io.watchfloor.presentation.shell;

import io.watchfloor.presentation.Tick;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The pages that exist, each with its key, its word and what it counts.
final class NavigationRail extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final Map<Place, Entry> entries = new LinkedHashMap<>();

    NavigationRail(List<Place> places, Consumer<Place> open) {
        getStyleClass().add("navigation");
        for (Place place : places) {
            Entry entry = new Entry(place);
            entry.setOnAction(event -> open.accept(place));
            entries.put(place, entry);
            getChildren().add(entry);
        }
    }

    void select(Place present) {
        entries.forEach((place, entry) -> entry.pseudoClassStateChanged(SELECTED, place.equals(present)));
    }

    void show(Tick tick) {
        entries.forEach((place, entry) -> entry.count(place.count().applyAsInt(tick)));
    }

    private static final class Entry extends Button {
        private final Label badge = Header.label("", "tag", "badge");

        Entry(Place place) {
            getStyleClass().setAll("place");
            setFocusTraversable(false);
            setMaxWidth(Double.MAX_VALUE);
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setAccessibleText(place.word());
            HBox top = new HBox(Header.label(Integer.toString(place.key()), "key"), badge);
            top.setAlignment(Pos.CENTER);
            top.getStyleClass().add("place-top");
            Label word = Header.label(place.word(), "place-word");
            VBox content = new VBox(top, word);
            content.setAlignment(Pos.CENTER);
            content.getStyleClass().add("place-content");
            setGraphic(content);
            count(0);
        }

        void count(int number) {
            badge.setText(Integer.toString(number));
            badge.setVisible(number > 0);
            badge.setManaged(number > 0);
        }
    }
}
