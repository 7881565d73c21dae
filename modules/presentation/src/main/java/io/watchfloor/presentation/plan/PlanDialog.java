package io.watchfloor.presentation.plan;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.mitigation.Action.PauseBatch;
import io.watchfloor.mitigation.Action.RunInFlight;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.MitigationDesk.Wish;
import io.watchfloor.mitigation.Plan;
import io.watchfloor.presentation.Page;
import io.watchfloor.presentation.Surroundings;
import io.watchfloor.presentation.Tick;
import io.watchfloor.presentation.plan.PlanContent.Does;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The plan of a mitigation, laid over the present page: what it changes, frees and costs, then a safe button.
/// It asks the desk as soon as it is built. Keys stay inside until it is closed.
public final class PlanDialog implements Page {
    private final StackPane overlay = new StackPane();
    private final PlanSheet sheet;
    private final PlanModel model;
    private final Runnable closed;
    private final Timeline clock = new Timeline(new KeyFrame(Duration.millis(500), event -> refresh()));
    private final ChangeListener<@Nullable Node> keepFocus = (observable, before, after) -> keepFocusInside(after);
    private boolean open = true;

    /// Plans the advice at once; `closed` is run when the operator closes it.
    public PlanDialog(Surroundings surroundings, Advice advice, Runnable closed) {
        this(surroundings, new Wish(advice, RunInFlight.STOP, PlanModel.USUAL), closed);
    }

    /// Plans a wish at once; `closed` is run when the operator closes it.
    public PlanDialog(Surroundings surroundings, Wish wish, Runnable closed) {
        this(surroundings, PlanActions.of(surroundings.desk()), wish, closed);
    }

    /// Opens what is on the desk already; `closed` is run when the operator closes it.
    public PlanDialog(Surroundings surroundings, Mitigation mitigation, Runnable closed) {
        this(surroundings, PlanActions.of(surroundings.desk()), wish(mitigation), closed, false);
        boolean elsewhere = !surroundings.desk().console(mitigation.plan().id()).isEmpty();
        model.open(mitigation, elsewhere);
    }

    // Planning it again is to wish the same again.
    private static Wish wish(Mitigation mitigation) {
        Plan plan = mitigation.plan();
        boolean pauses = plan.action() instanceof PauseBatch;
        String object = plan.action() instanceof PauseBatch pause
                ? pause.cronJob().name()
                : plan.action().targets().stream().findFirst().orElse("");
        RunInFlight run = plan.action() instanceof PauseBatch pause ? pause.inFlight() : RunInFlight.STOP;
        String tenant = plan.scope().tenant().isEmpty() ? null : plan.scope().tenant();
        String workflow =
                plan.scope().workflow().isEmpty() ? null : plan.scope().workflow();
        Advice advice = new Advice(
                plan.action().slug(),
                new Advice.Target(tenant, workflow, object),
                SheetWriter.named(plan.title()),
                "",
                plan.prospect().frees());
        return new Wish(advice, run, plan.scope().lasts(), pauses ? null : plan.action());
    }

    PlanDialog(Surroundings surroundings, PlanActions actions, Wish wish, Runnable closed) {
        this(surroundings, actions, wish, closed, true);
    }

    private PlanDialog(Surroundings surroundings, PlanActions actions, Wish wish, Runnable closed, boolean plans) {
        this.closed = closed;
        PlanWriter writer = new PlanWriter(
                surroundings.estate(), surroundings.clock(), System.getProperty("user.name", "operator"));
        sheet = new PlanSheet(new PlanSheet.Wishes(
                this::inFlight,
                this::lasts,
                this::typed,
                this::consented,
                new PlanSheet.Later(this::arming, this::arm),
                this::press,
                this::dryRun,
                this::dismiss));
        model = new PlanModel(actions, surroundings.threads(), writer, wish, this::draw);
        Region dim = new Region();
        dim.getStyleClass().add("dialog-dim");
        overlay.getStyleClass().add("plan-overlay");
        overlay.getChildren().setAll(dim, sheet);
        overlay.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        overlay.sceneProperty().addListener((observable, before, after) -> moved(before, after));
        clock.setCycleCount(Animation.INDEFINITE);
        if (plans) {
            model.plan();
        }
    }

    @Override
    public Parent node() {
        return overlay;
    }

    @Override
    public void show(Tick tick) {
        model.show(tick);
    }

    @Override
    public void focus() {
        sheet.focusFirst();
    }

    /// Gives up a plan that is still being made; what is being carried out goes on without it.
    @Override
    public void close() {
        open = false;
        clock.stop();
        model.close();
        Scene scene = overlay.getScene();
        if (scene != null) {
            scene.focusOwnerProperty().removeListener(keepFocus);
        }
    }

    private void dismiss() {
        if (open) {
            close();
            closed.run();
        }
    }

    private void draw(PlanContent content) {
        if (open) {
            sheet.show(content);
        }
    }

    private void refresh() {
        model.refresh();
    }

    private void inFlight(RunInFlight choice) {
        model.inFlight(choice);
    }

    private void lasts(java.time.Duration choice) {
        model.lasts(choice);
    }

    private void typed(String name) {
        model.typed(name);
    }

    private void consented(boolean nobodyUndoes) {
        model.consented(nobodyUndoes);
    }

    private void arming(boolean choosing) {
        model.arming(choosing);
    }

    private void arm(ArmPart.Chosen chosen) {
        model.arm(chosen);
    }

    private void dryRun() {
        model.dryRun();
    }

    private void press(Does does) {
        model.press(does);
    }

    /// The clock runs only while somebody can see it.
    private void moved(@Nullable Scene before, @Nullable Scene after) {
        if (before != null) {
            before.focusOwnerProperty().removeListener(keepFocus);
            clock.stop();
        }
        if (after != null && open) {
            after.focusOwnerProperty().addListener(keepFocus);
            clock.play();
        }
    }

    private void keepFocusInside(@Nullable Node owner) {
        if (open && (owner == null || !within(owner))) {
            sheet.focusFirst();
        }
    }

    private boolean within(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.equals(overlay)) {
                return true;
            }
        }
        return false;
    }

    /// Enter alone never acts, wherever the focus is.
    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            dismiss();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            if (event.isShortcutDown()) {
                model.press(Does.ACT);
            }
            event.consume();
        } else if (event.getCode() == KeyCode.TAB) {
            sheet.moveFocus(!event.isShiftDown());
            event.consume();
        }
    }
}
