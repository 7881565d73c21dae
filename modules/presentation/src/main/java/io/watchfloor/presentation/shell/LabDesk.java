package io.watchfloor.presentation.shell;

import io.watchfloor.presentation.Figures;
import io.watchfloor.presentation.Surroundings.Threads;
import io.watchfloor.presentation.shell.LabModel.LabContent;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.Region;

/// The lab's panel, the button that opens it, and its commands for the palette.
final class LabDesk {
    private static final int SECONDS_BETWEEN_QUESTIONS = 5;

    private final LabModel model;
    private final LabPanel panel;
    private final Overlay overlay;
    private final Button button = new Button(ShellText.LAB.text(), Header.label(ShellText.KEY_LAB.text(), "key"));
    private LabContent known = LabContent.NOTHING;
    private long beats;

    LabDesk(LabControl control, Threads threads, Overlay overlay) {
        this.overlay = overlay;
        model = new LabModel(control, threads, this::show);
        panel = new LabPanel(model::start, model::stop);
        button.getStyleClass().addAll("quiet", "tool", "lab-button");
        button.setContentDisplay(ContentDisplay.RIGHT);
        button.setFocusTraversable(false);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> open());
    }

    Button button() {
        return button;
    }

    void open() {
        model.refresh();
        overlay.open(panel, Pos.TOP_RIGHT, () -> {});
    }

    /// Called once a second; asks each second only while somebody looks.
    void refresh() {
        boolean looked = panel.getScene() != null;
        if (looked || beats % SECONDS_BETWEEN_QUESTIONS == 0) {
            model.refresh();
        }
        beats++;
    }

    List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        commands.add(new Command(ShellText.LAB_NOTE.text(), ShellText.KEY_LAB.text(), this::open));
        for (LabControl.Scenario scenario : known.known()) {
            boolean runs = known.running()
                    .filter(present -> present.name().equals(scenario.name()))
                    .isPresent();
            commands.add(
                    runs
                            ? new Command(ShellText.STOP_SCENARIO.text(scenario.title()), "", model::stop)
                            : new Command(
                                    ShellText.START_SCENARIO.text(scenario.title()),
                                    "",
                                    () -> model.start(scenario.name())));
        }
        return commands;
    }

    private void show(LabContent content) {
        known = content;
        panel.show(content);
        String running = content.running()
                .map(present -> ShellText.LAB_RUNNING.text(
                        ShellText.LAB.text() + " " + present.name(), Figures.stopwatch(present.elapsed())))
                .orElseGet(ShellText.LAB::text);
        button.setText(running);
    }
}
