package io.watchfloor.presentation.locks;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.presentation.Page;
import io.watchfloor.presentation.Sampling.Trust;
import io.watchfloor.presentation.Surroundings;
import io.watchfloor.presentation.Tick;
import io.watchfloor.presentation.locks.LocksContent.Sampled;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Locks and queries: who waits for whom, the root blocker on top, and what can be done about it.
public final class LocksPage implements Page {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final PseudoClass FROZEN = PseudoClass.getPseudoClass("frozen");

    private final VBox page = new VBox();
    private final LocksModel model;
    private final TreeHead head;
    private final LocksTable table;
    private final SessionsPanel sessions;
    private final DetailPanel detail;
    private final StackPane treeBody = new StackPane();
    private final EmptyNote empty = new EmptyNote();
    private final VBox treePanel;
    private final Timeline clock;
    private final ObservableValue<Boolean> worked;
    private final Consumer<Advice> plan;

    public LocksPage(Surroundings surroundings) {
        model = new LocksModel(surroundings.estate(), surroundings.desk()::canAct, this::draw);
        plan = surroundings.navigation()::plan;
        detail = new DetailPanel(plan);
        table = new LocksTable(model::select, detail::focusOffer);
        head = new TreeHead(table::filter, table::focus);
        sessions = new SessionsPanel(surroundings.estate().identity().zone(), this::go);
        treeBody.getChildren().setAll(table.node());
        VBox.setVgrow(treeBody, Priority.ALWAYS);
        treePanel = new VBox(head, empty, treeBody);
        treePanel.getStyleClass().addAll("card", "tree-panel");
        VBox.setVgrow(treePanel, Priority.ALWAYS);

        VBox left = new VBox(sessions, treePanel);
        left.getStyleClass().add("locks-left");
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox body = new HBox(left, detail);
        body.getStyleClass().add("locks-body");
        VBox.setVgrow(body, Priority.ALWAYS);
        page.getStyleClass().addAll("ground", "locks-page");
        page.getChildren().setAll(body, new KeyLine());

        worked = table.worked();
        worked.addListener((observable, before, after) -> model.hold(Boolean.TRUE.equals(after)));
        new LocksKeys(model, this::go, head::focusFilter, this::planFirst).listen(page);
        clock = new Timeline(new KeyFrame(
                Duration.millis(500),
                event -> model.refresh(surroundings.clock().instant())));
        clock.setCycleCount(Animation.INDEFINITE);
        // Ages are seen to grow even when no tick comes any more; hidden, they cost nothing.
        page.sceneProperty().addListener((observable, before, after) -> runClock(after != null));
    }

    private void runClock(boolean seen) {
        if (seen) {
            model.content().ifPresent(this::draw);
            clock.play();
        } else {
            clock.stop();
        }
    }

    @Override
    public Parent node() {
        return page;
    }

    @Override
    public void show(Tick tick) {
        model.show(tick);
    }

    /// Goes to the session with this pid; where it is not in the sample any more, the page says so.
    public void show(@Nullable Integer pid) {
        if (pid == null) {
            return;
        }
        Optional<SessionKey> found = model.find(pid);
        found.ifPresent(this::go);
        head.missing(found.isPresent() ? "" : LocksText.NOT_FOUND.text(Integer.toString(pid)));
    }

    @Override
    public void focus() {
        table.focus();
    }

    @Override
    public void close() {
        clock.stop();
    }

    private void go(SessionKey key) {
        model.select(key);
        table.go(key);
    }

    private void planFirst() {
        detail.firstOffer().ifPresent(plan);
    }

    /// Hidden, only the model grows: nodes that nobody sees are not drawn.
    private void draw(LocksContent content) {
        if (page.getScene() == null) {
            return;
        }
        Sampled sampled = content.header().sampled();
        page.pseudoClassStateChanged(STALE, sampled.trust() != Trust.LIVE);
        page.pseudoClassStateChanged(FROZEN, content.picture().frozen());
        sessions.show(content.activity());
        table.show(content.rows());
        head.show(content, table.visibleSessions());
        empty.show(content);
        detail.show(content.detail());
        if (model.selected().isEmpty()) {
            Detail shown = content.detail();
            table.mark(shown == null ? null : shown.head().key());
        }
    }
}
