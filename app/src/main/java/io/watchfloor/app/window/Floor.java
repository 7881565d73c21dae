package io.watchfloor.app.window;

import io.watchfloor.app.lab.LabClient;
import io.watchfloor.app.watch.Watch;
import io.watchfloor.controls.Latest;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.presentation.Station;
import io.watchfloor.presentation.Surroundings;
import io.watchfloor.presentation.Surroundings.Threads;
import io.watchfloor.presentation.Tick;
import io.watchfloor.presentation.audit.AuditPage;
import io.watchfloor.presentation.drill.DrillPage;
import io.watchfloor.presentation.floor.FloorPage;
import io.watchfloor.presentation.locks.LocksPage;
import io.watchfloor.presentation.mitigations.MitigationsPage;
import io.watchfloor.presentation.plan.PlanDialog;
import io.watchfloor.presentation.shell.Place;
import io.watchfloor.presentation.shell.Shell;
import io.watchfloor.presentation.shell.ShellOptions;
import io.watchfloor.presentation.shell.Switchboard;
import io.watchfloor.signals.estate.Estate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// The screens of one estate, wired together. Made and used on the UI thread, but for [#offer], which any thread
/// may call.
public final class Floor implements AutoCloseable {
    static final int FLOOR = 1;
    static final int LOCKS = 3;
    static final int MITIGATIONS = 5;
    static final int DRILLS = 6;
    static final int AUDIT = 8;

    private final ExecutorService background = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("screen-", 0).factory());
    private final Surroundings surroundings;
    private final Shell shell;
    private final LocksPage locks;
    private final Latest<Tick> latest;
    private @Nullable PlanDialog plan;
    private boolean closed;

    /// Builds the screens; ticks are offered later.
    public Floor(Estate estate, Watch watch, Looks looks, Optional<LabClient> lab) {
        Switchboard switchboard = new Switchboard();
        surroundings = new Surroundings(
                estate, watch.desk(), new Threads(Platform::runLater, background), watch.records(), switchboard);
        String operator = System.getProperty("user.name");
        FloorPage floor = new FloorPage(surroundings, looks.station(), operator);
        locks = new LocksPage(surroundings, ColumnsFile.ofUser());
        AuditPage audit = new AuditPage(surroundings, new OwnRecord(watch.journal(), operator, surroundings.clock()));
        List<Place> places = looks.station() == Station.WALL
                ? List.of(new Place(FLOOR, "Floor", floor))
                : List.of(
                        new Place(FLOOR, "Floor", floor),
                        new Place(
                                LOCKS,
                                "Locks",
                                locks,
                                tick -> tick.judgement().waitTrees().stream()
                                        .mapToInt(tree -> tree.edges().size())
                                        .sum()),
                        new Place(
                                MITIGATIONS,
                                "Mitigations",
                                new MitigationsPage(surroundings, operator),
                                tick -> (int) tick.mitigations().stream()
                                        .filter(Mitigation::mayBeInForce)
                                        .count()),
                        new Place(DRILLS, "Drills", new DrillPage(surroundings, watch.drills(), operator)),
                        new Place(AUDIT, "Audit", audit));
        shell = new Shell(surroundings, places, new ShellOptions(looks.station(), looks.theme(), lab.map(one -> one)));
        switchboard.connect(new Switchboard.Targets(
                () -> shell.open(FLOOR),
                this::openLocks,
                wish -> open(new PlanDialog(surroundings, wish, shell::closeOver)),
                mitigation -> open(new PlanDialog(surroundings, mitigation, shell::closeOver))));
        latest = new Latest<>(Platform::runLater, this::show);
    }

    /// Shows this tick as soon as the UI thread can; one not yet shown is replaced.
    public void offer(Tick tick) {
        latest.offer(tick);
    }

    /// The window's content.
    public Shell shell() {
        return shell;
    }

    /// Brings the locks page to what a picture is to be of.
    void arrange(Screenshot.Sight sight) {
        if (sight.statements()) {
            locks.openStatements();
        }
        if (!sight.past().isZero()) {
            locks.back(sight.past());
        }
    }

    private void show(Tick tick) {
        // A tick may have been on its way when the window was closed.
        if (closed) {
            return;
        }
        shell.show(tick);
        if (plan != null) {
            plan.show(tick);
        }
    }

    private void openLocks(@Nullable Integer pid) {
        shell.open(LOCKS);
        locks.show(pid);
    }

    private void open(PlanDialog dialog) {
        plan = dialog;
        shell.showOver(dialog.node(), () -> {
            dialog.close();
            plan = null;
        });
        dialog.focus();
    }

    @Override
    public void close() {
        closed = true;
        shell.close();
        background.shutdownNow();
    }
}
