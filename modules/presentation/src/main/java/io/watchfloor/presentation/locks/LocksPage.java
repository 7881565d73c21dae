package io.watchfloor.presentation.locks;

import io.watchfloor.controls.chart.ScrubberContent;
import io.watchfloor.diagnosis.Advice;
import io.watchfloor.presentation.Page;
import io.watchfloor.presentation.Sampling.Trust;
import io.watchfloor.presentation.Surroundings;
import io.watchfloor.presentation.Tick;
import io.watchfloor.presentation.locks.Detail.Act;
import io.watchfloor.presentation.locks.LocksContent.Picture.Mode;
import io.watchfloor.presentation.locks.LocksContent.Sampled;
import io.watchfloor.signals.SourceHealth;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Locks and queries: who waits for whom, the root blocker on top, who used the sessions, and what can be done about
/// it.
public final class LocksPage implements Page {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final PseudoClass FROZEN = PseudoClass.getPseudoClass("frozen");
    private static final PseudoClass PAST = PseudoClass.getPseudoClass("past");

    private final Surroundings surroundings;
    private final LocksModel model;
    private final ActivityModel activity;
    private final TravelModel travel;
    private final StatementsModel statements;
    private final LocksView view;
    private final Timeline clock;
    private final ObservableValue<Boolean> worked;
    private final Consumer<Advice> plan;
    private @Nullable Tick latest;

    /// A page that remembers nothing of itself.
    public LocksPage(Surroundings surroundings) {
        this(surroundings, Preferences.nothing());
    }

    /// @param preferences how it was left the last time
    public LocksPage(Surroundings surroundings, Preferences preferences) {
        this.surroundings = surroundings;
        plan = surroundings.navigation()::plan;
        model = new LocksModel(surroundings.estate(), surroundings.desk()::canAct, this::draw);
        activity = new ActivityModel(
                surroundings.estate(), surroundings.history(), surroundings.threads(), this::drawActivity);
        travel = new TravelModel(surroundings, new Travel());
        statements = new StatementsModel(surroundings.statements(), surroundings.threads(), this::drawStatements);
        view = new LocksView(
                surroundings, preferences, new LocksView.Models(model, activity, travel, statements), this::go);
        worked = view.table().worked();
        worked.addListener((observable, before, after) -> model.hold(Boolean.TRUE.equals(after)));
        new LocksKeys(model, activity, travel, new Deeds()).listen(view.node());
        clock = new Timeline(new KeyFrame(
                Duration.millis(500),
                event -> model.refresh(surroundings.clock().instant())));
        clock.setCycleCount(Animation.INDEFINITE);
        // Ages are seen to grow even when no tick comes any more; hidden, they cost nothing.
        view.node().sceneProperty().addListener((observable, before, after) -> runClock(after != null));
    }

    private void runClock(boolean seen) {
        activity.seen(seen);
        if (seen) {
            model.content().ifPresent(this::draw);
            clock.play();
        } else {
            clock.stop();
        }
    }

    @Override
    public Parent node() {
        return view.node();
    }

    @Override
    public void show(Tick tick) {
        latest = tick;
        model.show(tick);
        view.cost(tick);
        Instant now = tick.snapshot().at();
        String server = server(tick);
        travel.newest(server, now);
        if (travel.at().isEmpty()) {
            activity.show(server, now);
        }
    }

    /// The server of the session that is looked at, else of the first root, else the first of the estate.
    private String server(Tick tick) {
        return model.selected()
                .or(() -> model.content()
                        .map(LocksContent::detail)
                        .map(detail -> detail.head().key()))
                .map(SessionKey::server)
                .orElseGet(() -> surroundings.estate().systems().postgres().stream()
                        .map(server -> server.slug())
                        .findFirst()
                        .orElseGet(() -> tick.judgement().waitTrees().stream()
                                .map(tree -> tree.server())
                                .findFirst()
                                .orElse("")));
    }

    /// Goes to the session with this pid; where it is not in the sample any more, the page says so.
    public void show(@Nullable Integer pid) {
        if (pid == null) {
            return;
        }
        Optional<SessionKey> found = model.find(pid);
        found.ifPresent(this::go);
        view.head().missing(found.isPresent() ? "" : LocksText.NOT_FOUND.text(Integer.toString(pid)));
    }

    /// Goes back in time by this much, where it was recorded.
    public void back(java.time.Duration by) {
        travel.step(by.negated());
    }

    /// Opens the statements in place of the wait tree.
    public void openStatements() {
        view.open(true);
    }

    @Override
    public void focus() {
        view.table().focus();
    }

    @Override
    public void close() {
        clock.stop();
    }

    private void go(SessionKey key) {
        model.select(key);
        if (!view.table().go(key)) {
            view.head().missing(LocksText.NOT_FOUND.text(DetailWriter.pid(key.pid())));
        }
    }

    private void drawActivity(ActivityContent content) {
        view.sessions().show(content);
        Tick tick = latest;
        statements.show(content.head().server(), activity.range(), tick == null ? "" : problem(tick));
    }

    private void drawStatements(StatementsModel.Content content) {
        view.showStatements(content);
    }

    /// Why statements cannot be read, as their collector says.
    private static String problem(Tick tick) {
        return tick.snapshot().sources().values().stream()
                .filter(health -> health.source().name().contains("statements"))
                .map(SourceHealth::problem)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    /// Hidden, only the model grows: nodes that nobody sees are not drawn.
    private void draw(LocksContent content) {
        if (view.node().getScene() == null) {
            return;
        }
        Sampled sampled = content.header().sampled();
        Parent page = view.node();
        page.pseudoClassStateChanged(STALE, sampled.trust() != Trust.LIVE);
        page.pseudoClassStateChanged(FROZEN, content.picture().mode() == Mode.FROZEN);
        page.pseudoClassStateChanged(PAST, content.picture().mode() == Mode.PAST);
        view.draw(content);
        if (model.selected().isEmpty()) {
            Detail shown = content.detail();
            view.table().mark(shown == null ? null : shown.head().key());
        }
    }

    private final class Travel implements TravelModel.Traveller {
        @Override
        public void past(Tick then, Instant at) {
            view.head().missing("");
            model.past(then, at);
            activity.show(server(then), at);
        }

        @Override
        public void gap(Instant at) {
            view.head().missing(LocksText.NOTHING_KEPT.text(view.clock(at)));
        }

        @Override
        public void live() {
            view.head().missing("");
            model.live();
            Tick newest = latest;
            if (newest != null) {
                activity.show(server(newest), newest.snapshot().at());
            }
        }

        @Override
        public void strip(ScrubberContent content) {
            view.timeBar().show(content);
        }
    }

    private final class Deeds implements LocksKeys.Deeds {
        @Override
        public void go(SessionKey key) {
            LocksPage.this.go(key);
        }

        @Override
        public void filter() {
            view.head().focusFilter();
        }

        @Override
        public void plan(Act act) {
            view.detail().offered(act).ifPresent(plan);
        }

        @Override
        public void explain() {
            if (view.statementsOpen()) {
                view.explainStatement(surroundings);
            } else {
                view.detail().explain();
            }
        }

        @Override
        public void statements() {
            view.open(!view.statementsOpen());
        }

        @Override
        public void columns() {
            view.openColumns();
        }

        @Override
        public void goToTime() {
            view.openTime(surroundings.clock().instant());
        }

        @Override
        public void copyPicture() {
            view.copyPicture();
        }

        @Override
        public void freeze() {
            model.freeze(!model.frozen());
        }
    }
}
