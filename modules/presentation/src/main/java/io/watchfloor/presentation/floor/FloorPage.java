package io.watchfloor.presentation.floor;

import io.watchfloor.controls.tile.StateTile;
import io.watchfloor.diagnosis.Verdict;
import io.watchfloor.diagnosis.WorkflowStatus;
import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.presentation.Page;
import io.watchfloor.presentation.Station;
import io.watchfloor.presentation.Surroundings;
import io.watchfloor.presentation.Tick;
import io.watchfloor.presentation.answers.AnswersBand;
import io.watchfloor.signals.Layer;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/// The floor: what is slow, since when, what holds it, and what to do. The wall is the same without anything to press.
public final class FloorPage implements Page {
    private final Surroundings surroundings;
    private final String operator;
    private final FloorModel model;
    private final AnswersBand answers;
    private final Tiles tiles = new Tiles(this::openWorkflow, this::openLayer);
    private final Parent node;
    private final BiConsumer<FloorContent, Instant> view;
    private final Station station;
    private @Nullable Tick last;

    /// @param operator who undoes what is in force from here
    public FloorPage(Surroundings surroundings, Station station, String operator) {
        this.surroundings = surroundings;
        this.station = station.where(surroundings.desk().canAct());
        this.operator = operator;
        model = new FloorModel(surroundings.estate(), station);
        answers = new AnswersBand(this.station, surroundings.navigation()::plan);
        Rail rail = new Rail(surroundings.estate().identity().zone(), deeds());
        if (station == Station.WALL) {
            WallView wall = new WallView(surroundings.estate(), answers, tiles, rail);
            node = wall;
            view = wall::show;
        } else {
            DeskView desk = new DeskView(surroundings.estate(), answers, tiles, rail);
            node = desk;
            view = desk::show;
        }
    }

    private Rail.Deeds deeds() {
        return new Rail.Deeds(
                station == Station.WALL
                        ? Optional.empty()
                        : Optional.of(pid -> surroundings.navigation().locks(pid)),
                station.acts()
                        ? Optional.of(plan -> surroundings
                                .threads()
                                .background()
                                .execute(() -> surroundings.desk().undo(plan, operator)))
                        : Optional.empty());
    }

    @Override
    public Parent node() {
        return node;
    }

    @Override
    public void show(Tick tick) {
        last = tick;
        Instant now = surroundings.clock().instant();
        view.accept(model.show(tick, now), now);
    }

    /// The plan of the recommendation where there is one, else the first tile.
    @Override
    public void focus() {
        Node plan = answers.plan();
        if (plan.isVisible()) {
            plan.requestFocus();
        } else {
            tiles.first().ifPresent(StateTile::requestFocus);
        }
    }

    @Override
    public boolean answers() {
        return true;
    }

    @Override
    public void close() {}

    /// Leads to the session that holds the workflow up; to locks as they are when nothing is known to.
    private void openWorkflow(String workflow) {
        Tick tick = last;
        if (station == Station.WALL) {
            return;
        }
        surroundings.navigation().locks(tick == null ? null : blocker(tick, workflow));
    }

    private void openLayer(Layer layer) {
        if (station != Station.WALL && layer == Layer.POSTGRESQL) {
            surroundings.navigation().locks(null);
        }
    }

    private static @Nullable Integer blocker(Tick tick, String workflow) {
        for (WaitTree tree : tick.judgement().waitTrees()) {
            for (WaitTree.Node root : tree.roots()) {
                if (concerns(root, workflow)) {
                    return root.pid();
                }
            }
        }
        boolean abnormal = tick.judgement().board().workflows().stream()
                .filter(status -> status.workflow().equals(workflow))
                .map(WorkflowStatus::state)
                .anyMatch(state -> switch (state) {
                    case DOWN, DEGRADED -> true;
                    case UNKNOWN, STALE, MAINTENANCE, IDLE, HEALTHY -> false;
                });
        return abnormal
                        && tick.judgement().verdict() instanceof Verdict.Finding finding
                        && finding.answers().cause().root() != null
                ? finding.answers().cause().root().session().pid()
                : null;
    }

    private static boolean concerns(WaitTree.Node node, String workflow) {
        return workflow.equals(node.who().workflow())
                || node.below().stream().anyMatch(below -> concerns(below, workflow));
    }
}
