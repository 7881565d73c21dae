package io.watchfloor.app.window;

import io.watchfloor.app.UserError;
import io.watchfloor.app.lab.LabClient;
import io.watchfloor.app.watch.Watch;
import io.watchfloor.presentation.Station;
import io.watchfloor.signals.estate.Estate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A window on one estate: starts the toolkit, the watch and the screens, and ends them in turn when the window closes.
public final class Console {
    private static final Logger LOG = LoggerFactory.getLogger(Console.class);
    private static final double WIDTH = 1920;
    private static final double HEIGHT = 1080;
    private static final double LEAST_WIDTH = 1280;
    private static final double LEAST_HEIGHT = 720;

    private Console() {}

    /// Opens the window and returns when it has been closed.
    ///
    /// @throws UserError when there is no screen or the window cannot be built
    public static void open(Estate estate, Path state, Looks looks) throws IOException, InterruptedException {
        Optional<LabClient> lab = Optional.ofNullable(estate.systems().lab()).map(LabClient::new);
        CompletableFuture<Void> closed = new CompletableFuture<>();
        try (Watch watch = new Watch(estate, state, Clock.systemUTC(), looks.station() == Station.DESK)) {
            Platform.setImplicitExit(false);
            startToolkit(() -> {
                // Until the window stands a failure ends the program; later one is logged, and the next tick drawn.
                Thread.currentThread()
                        .setUncaughtExceptionHandler((thread, failure) -> closed.completeExceptionally(failure));
                Floor floor = new Floor(estate, watch, looks, lab);
                show(floor, estate, looks, closed);
                Thread.currentThread()
                        .setUncaughtExceptionHandler((thread, failure) -> LOG.error("a view failed", failure));
                watch.start(floor::offer);
            });
            closed.get();
        } catch (ExecutionException e) {
            LOG.debug("the window could not be built", e.getCause());
            throw new UserError("the window could not be built: " + e.getCause());
        } finally {
            lab.ifPresent(LabClient::close);
            Platform.exit();
        }
    }

    private static void startToolkit(Runnable first) {
        try {
            Platform.startup(first);
        } catch (UnsupportedOperationException e) {
            throw new UserError("no window can be opened here: " + e.getMessage());
        }
    }

    private static void show(Floor floor, Estate estate, Looks looks, CompletableFuture<Void> closed) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        double width = Math.min(WIDTH, screen.getWidth());
        double height = Math.min(HEIGHT, screen.getHeight());
        Stage stage = new Stage();
        stage.setTitle("Watchfloor: " + estate.identity().title());
        stage.setScene(floor.shell().scene(width, height));
        stage.setMinWidth(Math.min(LEAST_WIDTH, width));
        stage.setMinHeight(Math.min(LEAST_HEIGHT, height));
        stage.setFullScreenExitHint("");
        stage.setFullScreen(looks.station() == Station.WALL);
        stage.setOnHidden(event -> {
            floor.close();
            closed.complete(null);
        });
        stage.show();
    }
}
