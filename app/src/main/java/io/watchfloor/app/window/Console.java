package io.watchfloor.app.window;

import io.watchfloor.app.lab.LabClient;
import io.watchfloor.app.watch.Watch;
import io.watchfloor.presentation.Station;
import io.watchfloor.signals.estate.Estate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// A window on one estate: starts the toolkit, the watch and the screens, and ends them in turn when the window closes.
public final class Console {
    private static final double WIDTH = 1920;
    private static final double HEIGHT = 1080;

    private Console() {}

    /// Opens the window and returns when it has been closed.
    public static void open(Estate estate, Path state, Looks looks) throws IOException, InterruptedException {
        Optional<LabClient> lab = Optional.ofNullable(estate.systems().lab()).map(LabClient::new);
        CountDownLatch closed = new CountDownLatch(1);
        try (Watch watch = new Watch(estate, state, Clock.systemUTC(), looks.station() == Station.DESK)) {
            Platform.setImplicitExit(false);
            Platform.startup(() -> {
                Floor floor = new Floor(estate, watch.desk(), looks, lab);
                show(floor.shell().scene(WIDTH, HEIGHT), estate, looks, closed, floor);
                watch.start(floor::offer);
            });
            closed.await();
        } finally {
            lab.ifPresent(LabClient::close);
            Platform.exit();
        }
    }

    private static void show(Scene scene, Estate estate, Looks looks, CountDownLatch closed, Floor floor) {
        Stage stage = new Stage();
        stage.setTitle("Watchfloor: " + estate.identity().title());
        stage.setScene(scene);
        stage.setMinWidth(1280);
        stage.setMinHeight(720);
        stage.setFullScreenExitHint("");
        stage.setFullScreen(looks.station() == Station.WALL);
        stage.setOnHidden(event -> {
            floor.close();
            closed.countDown();
        });
        stage.show();
    }
}
