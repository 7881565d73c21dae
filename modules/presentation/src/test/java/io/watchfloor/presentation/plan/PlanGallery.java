package io.watchfloor.presentation.plan;

import io.watchfloor.mitigation.Arming;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.MitigationDesk.Consent;
import io.watchfloor.mitigation.MitigationDesk.Wish;
import io.watchfloor.presentation.Stories;
import io.watchfloor.presentation.Surroundings;
import io.watchfloor.presentation.TestSurroundings;
import io.watchfloor.presentation.Tick;
import io.watchfloor.presentation.Views;
import io.watchfloor.presentation.locks.LocksPage;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;

/// Renders the plan over the locks page, to be looked at beside the design.
public final class PlanGallery {
    private PlanGallery() {}

    public static void main(String[] arguments) {
        Views views = new Views(arguments.length > 0 ? arguments[0] : "target/gallery");
        views.take("plan", () -> view(PlanStories::planned, Stories.incident(), dialog -> {}));
        views.take(
                "plan-typed",
                () -> view(
                        wish -> PlanStories.planned(
                                wish,
                                List.of("argocd: odoo-nord"),
                                PlanStories.allowing(),
                                new Mitigation.Stage.Proposed()),
                        Stories.incident(),
                        dialog -> ((TextField) dialog.node().lookup(".typed-name")).setText("nord-prod")));
        List<Check> failing = List.of(
                new Check(
                        "permission",
                        Check.Result.FAILED,
                        "patch on cronjobs in nord is refused: ask for the role watchfloor-act",
                        "operator-1"),
                new Check("dry run", Check.Result.NOT_OFFERED, "not asked without permission", ""));
        views.take(
                "plan-nobody",
                () -> view(
                        wish -> PlanStories.undoneByNobody(PlanStories.planned(wish)),
                        Stories.incident(),
                        dialog -> {}));
        views.take(
                "plan-refused",
                () -> view(
                        wish -> PlanStories.planned(
                                wish, List.of(), failing, new Mitigation.Stage.Refused("permission")),
                        Stories.incident(),
                        dialog -> {}));
        views.take(
                "plan-stale",
                () -> view(
                        PlanStories::planned,
                        Stories.later(Stories.incident(), Stories.NOW.plusSeconds(14)),
                        dialog -> {}));
        views.take(
                "plan-in-force",
                () -> view(
                        PlanStories::planned,
                        Stories.with(
                                Stories.incident(),
                                PlanStories.inForce(
                                        PlanStories.planned(new Wish(
                                                Stories.pause(),
                                                io.watchfloor.mitigation.Action.RunInFlight.STOP,
                                                PlanModel.USUAL)),
                                        new Mitigation.Effect(true, 17, 3, "Blocked time fell from 17 s/s to 3 s/s."))),
                        dialog -> {}));
        System.exit(0);
    }

    private static Parent view(Function<Wish, Mitigation> desk, Tick tick, Consumer<PlanDialog> then) {
        Surroundings surroundings = TestSurroundings.at(tick.snapshot().at());
        LocksPage page = new LocksPage(surroundings);
        page.show(Stories.incident());
        PlanDialog dialog = new PlanDialog(surroundings, new FakeActions(desk), PlanStories.usual(), () -> {});
        StackPane both = new StackPane(page.node(), dialog.node());
        dialog.node().sceneProperty().subscribe((Scene scene) -> {
            if (scene != null) {
                Platform.runLater(() -> {
                    dialog.show(tick);
                    dialog.focus();
                    then.accept(dialog);
                });
            }
        });
        return both;
    }

    private record FakeActions(Function<Wish, Mitigation> desk) implements PlanActions {
        @Override
        public Mitigation propose(Wish wish) {
            return desk.apply(wish);
        }

        @Override
        public Check dryRun(String plan, String operator) {
            throw new IllegalStateException("nothing is rehearsed in a gallery");
        }

        @Override
        public Mitigation approve(String plan, Consent consent) {
            throw new IllegalStateException("nothing is approved in a gallery");
        }

        @Override
        public Mitigation arm(String plan, Consent consent, Arming arming) {
            throw new IllegalStateException("nothing is armed in a gallery");
        }

        @Override
        public Mitigation undo(String plan, String operator) {
            throw new IllegalStateException("nothing is undone in a gallery");
        }
    }
}
