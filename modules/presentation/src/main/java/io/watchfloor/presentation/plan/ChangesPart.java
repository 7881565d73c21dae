package io.watchfloor.presentation.plan;

import io.watchfloor.mitigation.Action.RunInFlight;
import io.watchfloor.presentation.Labels;
import io.watchfloor.presentation.plan.PlanContent.Changes;
import io.watchfloor.presentation.plan.PlanContent.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What changes, and the two choices: what becomes of the run in flight, and how long it lasts.
final class ChangesPart extends VBox {
    private static final List<Duration> DURATIONS =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofMinutes(20), Duration.ofMinutes(60));

    /// Characters of a change and its note that stand side by side.
    private static final int ONE_LINE = 60;

    private final VBox targets = new VBox(4);
    private final RadioButton stop = new RadioButton(PlanText.STOP_RUN.text());
    private final RadioButton finish = new RadioButton(PlanText.LET_FINISH.text());
    private final VBox runs;
    private final HBox durations = new HBox(8);
    private final List<ToggleButton> lengths = new ArrayList<>();
    private final VBox gitops = new VBox(4);
    private @Nullable Changes shown;

    ChangesPart(Consumer<RunInFlight> inFlight, Consumer<Duration> lasts) {
        getStyleClass().add("plan-changes");
        ToggleGroup run = new ToggleGroup();
        stop.setToggleGroup(run);
        finish.setToggleGroup(run);
        stop.setOnAction(event -> inFlight.accept(RunInFlight.STOP));
        finish.setOnAction(event -> inFlight.accept(RunInFlight.LET_FINISH));
        runs = new VBox(
                6,
                new HBox(6, stop, Labels.cut(PlanText.STOP_RUN_NOTE.text(), "tertiary", "radio-note")),
                new HBox(6, finish, Labels.cut(PlanText.LET_FINISH_NOTE.text(), "tertiary", "radio-note")));
        ToggleGroup length = new ToggleGroup();
        durations.getStyleClass().add("durations");
        durations.getChildren().add(Labels.fixed(PlanText.FOR_HOW_LONG.text(), "tertiary"));
        for (Duration duration : DURATIONS) {
            ToggleButton button = new ToggleButton(Moments.words(duration));
            button.setUserData(duration);
            button.setToggleGroup(length);
            button.setOnAction(event -> lasts.accept(duration));
            lengths.add(button);
            durations.getChildren().add(button);
        }
        gitops.getStyleClass().add("caution");
        getChildren().setAll(targets, runs, durations, gitops);
    }

    void show(Changes changes, Kind standing) {
        boolean choosing = standing == Kind.READY || standing == Kind.IMPOSSIBLE || standing == Kind.PLANNING;
        runs.setDisable(!choosing);
        durations.setDisable(!choosing);
        stop.setSelected(changes.choice().inFlight() == RunInFlight.STOP);
        finish.setSelected(changes.choice().inFlight() == RunInFlight.LET_FINISH);
        lengths.forEach(button ->
                button.setSelected(button.getUserData().equals(changes.choice().lasts())));
        if (changes.equals(shown)) {
            return;
        }
        shown = changes;
        runs.setVisible(changes.choice().offersRun());
        runs.setManaged(changes.choice().offersRun());
        durations.setVisible(changes.choice().ends());
        durations.setManaged(changes.choice().ends());
        drawTargets(changes);
        boolean fought = !changes.gitops().isEmpty();
        gitops.setVisible(fought);
        gitops.setManaged(fought);
        gitops.getChildren()
                .setAll(
                        Labels.fixed("▲ " + PlanText.GITOPS_TITLE.text(), "heading"),
                        Labels.wrapped(changes.gitops(), "value"));
    }

    private void drawTargets(Changes changes) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(new HBox(
                8,
                Labels.fixed(PlanText.WHAT_CHANGES.text(), "plan-section-title"),
                Labels.spring(),
                Labels.fixed(PlanText.OBJECTS.text(changes.targets().size()), "caption")));
        for (PlanContent.Target target : changes.targets()) {
            nodes.add(Labels.cut(target.object(), "secondary", "target"));
            for (PlanContent.Difference difference : target.differences()) {
                if (!difference.before().isEmpty()) {
                    HBox before = new HBox(16, Labels.fixed("-", "mono"), Labels.cut(difference.before(), "mono"));
                    before.getStyleClass().add("change-before");
                    nodes.add(before);
                }
                boolean beside = difference.after().length() + difference.note().length() <= ONE_LINE;
                HBox after = new HBox(
                        16,
                        Labels.fixed("+", "mono"),
                        Labels.cut(difference.after(), "mono"),
                        Labels.spring(),
                        Labels.fixed(beside ? difference.note() : "", "secondary"));
                after.getStyleClass().add("change-after");
                nodes.add(after);
                if (!beside) {
                    nodes.add(Labels.cut(difference.note(), "tertiary", "change-note"));
                }
            }
        }
        if (changes.choice().run() == PlanContent.Run.NONE) {
            nodes.add(Labels.wrapped(PlanText.NO_RUN.text(), "tertiary"));
        }
        targets.getChildren().setAll(nodes);
    }

    /// The choice that is made stands for its group: the arrow keys change it.
    List<Node> focusable() {
        List<Node> nodes = new ArrayList<>();
        nodes.add(stop.isSelected() ? stop : finish);
        nodes.add(lengths.stream().filter(ToggleButton::isSelected).findFirst().orElse(lengths.getFirst()));
        return nodes;
    }
}
