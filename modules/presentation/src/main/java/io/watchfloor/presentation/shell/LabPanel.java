package io.watchfloor.presentation.shell;

import io.watchfloor.presentation.Figures;
import io.watchfloor.presentation.shell.LabModel.LabContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The scenarios of the embedded estate: which one runs, and a way to start or stop each.
final class LabPanel extends VBox {
    private static final double MOST_HEIGHT = 560;

    private final Label running = new Label();
    private final VBox rows = new VBox();
    private final Consumer<String> start;
    private final Runnable stop;
    private @Nullable String shownRunning;
    private List<LabControl.Scenario> shown = List.of();

    LabPanel(Consumer<String> start, Runnable stop) {
        this.start = start;
        this.stop = stop;
        getStyleClass().addAll("dialog", "lab-panel");
        HBox head = new HBox(
                Header.label(ShellText.LAB.text(), "chip", "lab-mark"),
                Header.label(ShellText.LAB_NOTE.text(), "heading"));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("marks");
        running.getStyleClass().add("evidence");
        running.setWrapText(true);
        rows.getStyleClass().add("lab-rows");
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setPrefViewportHeight(MOST_HEIGHT);
        getChildren().addAll(head, running, scroll);
        setMaxSize(560, USE_PREF_SIZE);
        show(LabContent.NOTHING);
    }

    void show(LabContent content) {
        running.setText(text(content));
        String name = content.running().map(LabControl.Running::name).orElse(null);
        if (content.known().equals(shown) && Objects.equals(name, shownRunning)) {
            return;
        }
        shown = content.known();
        shownRunning = name;
        List<Node> nodes = new ArrayList<>();
        for (LabControl.Scenario scenario : content.known()) {
            nodes.add(row(scenario, scenario.name().equals(name)));
        }
        rows.getChildren().setAll(nodes);
    }

    private static String text(LabContent content) {
        if (!content.problem().isEmpty()) {
            return ShellText.LAB_UNREACHABLE.text(content.problem());
        }
        return content.running()
                .map(present -> ShellText.LAB_RUNNING.text(
                        title(content, present.name()), Figures.stopwatch(present.elapsed())))
                .orElseGet(ShellText.LAB_NONE::text);
    }

    private static String title(LabContent content, String name) {
        return content.known().stream()
                .filter(scenario -> scenario.name().equals(name))
                .map(LabControl.Scenario::title)
                .findFirst()
                .orElse(name);
    }

    private Node row(LabControl.Scenario scenario, boolean runs) {
        Label title = new Label(scenario.title());
        title.getStyleClass().addAll("value", "strong");
        Label story = new Label(scenario.story());
        story.getStyleClass().add("caption");
        story.setWrapText(true);
        story.setTooltip(new Tooltip(scenario.story()));
        VBox texts = new VBox(title, story);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        Button button = new Button((runs ? ShellText.LAB_STOP : ShellText.LAB_START).text());
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> {
            if (runs) {
                stop.run();
            } else {
                start.accept(scenario.name());
            }
        });
        HBox row = new HBox(texts, button);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("lab-row");
        return row;
    }
}
