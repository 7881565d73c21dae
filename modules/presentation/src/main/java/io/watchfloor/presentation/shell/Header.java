package io.watchfloor.presentation.shell;

import io.watchfloor.controls.tile.StateShape;
import io.watchfloor.diagnosis.Judgement;
import io.watchfloor.presentation.Station;
import io.watchfloor.presentation.Words;
import io.watchfloor.signals.State;
import io.watchfloor.signals.estate.Identity;
import io.watchfloor.themes.Theme;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Which estate this is, and how many tiles are in which state.
final class Header extends HBox {
    private static final PseudoClass NONE = PseudoClass.getPseudoClass("none");
    private static final List<State> COUNTED = List.of(
            State.DOWN, State.DEGRADED, State.UNKNOWN, State.STALE, State.MAINTENANCE, State.IDLE, State.HEALTHY);
    private static final List<State> OPTIONAL = List.of(State.MAINTENANCE);
    private static final List<State> ON_WALL = List.of(State.DOWN, State.DEGRADED, State.UNKNOWN, State.STALE);

    private final Map<State, Count> counts = new EnumMap<>(State.class);
    private final HBox tools = new HBox();
    private final Button theme = new Button();
    private final boolean wall;

    Header(Identity identity, Station station) {
        wall = station == Station.WALL;
        getStyleClass().add("header");
        setAlignment(Pos.CENTER_LEFT);
        Label product = label(ShellText.PRODUCT.text(), "product");
        Label title = label(identity.title(), "estate-title");
        Label environment = label(environment(identity.environment()).text(), "tag", "environment");
        HBox marks = new HBox(environment);
        marks.getStyleClass().add("marks");
        marks.setAlignment(Pos.CENTER_LEFT);
        if (identity.lab()) {
            marks.getChildren().add(label(ShellText.LAB_MARK.text(), "chip", "lab-mark"));
        }
        if (station == Station.READ_ONLY) {
            marks.getChildren().add(label(ShellText.READ_ONLY_MARK.text(), "chip"));
        }
        HBox states = new HBox();
        states.getStyleClass().add("counts");
        states.setAlignment(Pos.CENTER_RIGHT);
        for (State state : wall ? ON_WALL : COUNTED) {
            Count count = new Count(state);
            counts.put(state, count);
            states.getChildren().add(count);
        }
        Region left = spring();
        Region right = spring();
        tools.getStyleClass().add("tools");
        tools.setAlignment(Pos.CENTER_RIGHT);
        getChildren()
                .addAll(
                        wall
                                ? List.of(title, marks, left, states, right)
                                : List.of(product, title, marks, left, states, tools));
        show(Map.of());
    }

    /// The palette's and the theme's buttons, and more of the desk's own.
    void offer(Runnable palette, Runnable switchTheme) {
        Button find = new Button(ShellText.FIND_OR_DO.text(), label(ShellText.KEY_PALETTE.text(), "key"));
        find.getStyleClass().addAll("quiet", "tool", "find");
        find.setContentDisplay(ContentDisplay.RIGHT);
        find.setOnAction(event -> palette.run());
        theme.getStyleClass().addAll("quiet", "tool", "theme-switch");
        theme.setGraphic(label(ShellText.KEY_THEME.text(), "key"));
        theme.setContentDisplay(ContentDisplay.RIGHT);
        theme.setOnAction(event -> switchTheme.run());
        for (Button button : List.of(theme, find)) {
            button.setFocusTraversable(false);
            button.setMinWidth(USE_PREF_SIZE);
        }
        tools.getChildren().setAll(theme, find);
    }

    void addTool(Node tool) {
        tools.getChildren().addFirst(tool);
    }

    void add(Node last) {
        getChildren().add(last);
    }

    void show(Theme present) {
        theme.setText((present == Theme.DARK ? ShellText.THEME_LIGHT : ShellText.THEME_DARK).text());
    }

    void show(Judgement judgement) {
        Map<State, Integer> numbers = new EnumMap<>(State.class);
        Stream.concat(
                        judgement.board().workflows().stream().map(status -> status.state()),
                        judgement.board().layers().stream().map(status -> status.state()))
                .forEach(state -> numbers.merge(state, 1, Integer::sum));
        show(numbers);
    }

    private void show(Map<State, Integer> numbers) {
        counts.forEach((state, count) -> {
            int number = numbers.getOrDefault(state, 0);
            count.show(number);
            boolean there = number > 0 || (!wall && !OPTIONAL.contains(state));
            count.setVisible(there);
            count.setManaged(there);
        });
    }

    private static ShellText environment(Identity.Environment environment) {
        return switch (environment) {
            case PRODUCTION -> ShellText.PRODUCTION;
            case STAGING -> ShellText.STAGING;
            case DEVELOPMENT -> ShellText.DEVELOPMENT;
        };
    }

    private static Region spring() {
        Region region = new Region();
        setHgrow(region, Priority.ALWAYS);
        return region;
    }

    static Label label(String text, String... styleClasses) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static final class Count extends HBox {
        private final Label number = label("", "count-number");

        Count(State state) {
            getStyleClass().add("count");
            setAlignment(Pos.CENTER_LEFT);
            StateShape shape = new StateShape(Words.shape(state));
            Words.shape(state).markOn(this);
            getChildren().addAll(shape, number, label(Words.of(state).text(), "count-word"));
        }

        void show(int count) {
            number.setText(Integer.toString(count));
            pseudoClassStateChanged(NONE, count == 0);
        }
    }
}
