package io.watchfloor.presentation.plan;

import io.watchfloor.controls.chart.FactBox;
import io.watchfloor.mitigation.Action.RunInFlight;
import io.watchfloor.presentation.Labels;
import io.watchfloor.presentation.plan.PlanContent.Does;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The nodes of the plan. Parts that the operator uses stay the same nodes; the others are drawn anew when they change.
final class PlanSheet extends VBox {
    static final double WIDTH = 1152;

    private static final PseudoClass CAUTION = PseudoClass.getPseudoClass("caution");

    /// What the operator can wish for here.
    record Wishes(
            Consumer<RunInFlight> inFlight,
            Consumer<Duration> lasts,
            Consumer<String> typed,
            Consumer<Boolean> consented,
            Later later,
            Consumer<Does> press,
            Runnable dryRun,
            Runnable close) {}

    /// Doing it later.
    record Later(Consumer<Boolean> choosing, Consumer<ArmPart.Chosen> armed) {}

    private final Label title = Labels.cut("", "title");
    private final Label environment = Labels.fixed("", "tag", "environment");
    private final Label subject = Labels.cut("", "secondary");
    private final Label planned = Labels.fixed("", "caption");
    private final StandingStrip standing;
    private final HBox facts = new HBox();
    private final List<FactBox> boxes = List.of(new FactBox(), new FactBox(), new FactBox());
    private final ChangesPart changes;
    private final EffectsPart effects = new EffectsPart();
    private final ChecksPart checks = new ChecksPart();
    private final FootPart foot;
    private final HBox columns;

    PlanSheet(Wishes wishes) {
        getStyleClass().addAll("dialog", "plan");
        setMinSize(WIDTH, Region.USE_PREF_SIZE);
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        standing = new StandingStrip(() -> wishes.press().accept(Does.UNDO));
        changes = new ChangesPart(wishes.inFlight(), wishes.lasts());
        foot = new FootPart(wishes);

        HBox first = new HBox(16, title, Labels.spring(), environment);
        HBox second = new HBox(16, subject, Labels.spring(), planned);
        VBox head = new VBox(8, first, second);
        head.getStyleClass().add("plan-head");

        for (FactBox box : boxes) {
            HBox.setHgrow(box, Priority.ALWAYS);
            box.setMinWidth(0);
        }
        facts.getStyleClass().add("plan-facts");
        facts.getChildren().setAll(boxes);

        half(changes);
        half(effects);
        columns = new HBox(changes, effects);
        columns.getStyleClass().add("plan-columns");
        getChildren().setAll(head, standing, facts, columns, checks, foot);
    }

    private static void half(Region part) {
        part.setPrefWidth(WIDTH / 2);
        HBox.setHgrow(part, Priority.ALWAYS);
    }

    void show(PlanContent content) {
        title.setText(content.title().title());
        environment.setText(content.title().environment());
        subject.setText(content.title().subject());
        planned.setText(content.title().planned());
        standing.show(content.standing(), content.foot().act());
        PlanContent.Sheet sheet = content.sheet();
        for (Node part : List.of(facts, columns, checks)) {
            part.setVisible(sheet != null);
            part.setManaged(sheet != null);
        }
        if (sheet != null) {
            showFacts(sheet.facts());
            changes.show(sheet.changes(), content.standing().kind());
            effects.show(sheet.effects(), sheet.prose());
            checks.show(sheet.checks());
        }
        foot.show(content);
    }

    private void showFacts(PlanContent.Facts shown) {
        boolean stale = !shown.stale().isEmpty();
        for (int index = 0; index < boxes.size(); index++) {
            PlanContent.Fact fact = shown.facts().get(index);
            String name = stale ? fact.caption() + " · " + PlanText.WORD_STALE.text() : fact.caption();
            boxes.get(index).show(new FactBox.Fact(name, fact.figure(), fact.unit(), fact.line(), stale));
            boxes.get(index).pseudoClassStateChanged(CAUTION, fact.caution());
        }
    }

    /// Puts the focus where the decision is made: on the name to be typed, else on what can be pressed.
    void focusFirst() {
        Node first = foot.first();
        if (first != null) {
            first.requestFocus();
        }
    }

    /// Moves the focus to the next or the previous part, round the end.
    void moveFocus(boolean forward) {
        List<Node> ring = new ArrayList<>(changes.focusable());
        ring.addAll(standing.focusable());
        ring.addAll(foot.focusable());
        ring.removeIf(node -> !usable(node));
        if (ring.isEmpty()) {
            return;
        }
        int at = -1;
        for (int index = 0; index < ring.size(); index++) {
            if (ring.get(index).isFocused()) {
                at = index;
            }
        }
        int next = at < 0 ? (forward ? 0 : ring.size() - 1) : Math.floorMod(at + (forward ? 1 : -1), ring.size());
        ring.get(next).requestFocus();
    }

    private static boolean usable(@Nullable Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible() || each.isDisabled()) {
                return false;
            }
        }
        return node != null;
    }
}
