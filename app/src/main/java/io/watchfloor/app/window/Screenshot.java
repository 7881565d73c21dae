package io.watchfloor.app.window;

import io.watchfloor.app.watch.Watch;
import io.watchfloor.presentation.Tick;
import io.watchfloor.signals.estate.Estate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// Renders a view off-screen: the same screens, fed by the same watch, without a display.
public final class Screenshot {
    /// What to render: which place, its size in pixels, and after how long at least.
    public record Shot(int place, int width, int height, Duration after) {}

    private final Estate estate;
    private final Looks looks;

    /// Screenshots of this estate.
    public Screenshot(Estate estate, Looks looks) {
        this.estate = estate;
        this.looks = looks;
    }

    /// Watches until `after` has passed and `ready` says so, or for at most twice as long, then writes the picture.
    public void take(Shot shot, Predicate<Tick> ready, Path state, Path file) throws IOException, InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
        CompletableFuture<WritableImage> picture = new CompletableFuture<>();
        try (Watch watch = new Watch(estate, state, Clock.systemUTC(), true)) {
            Platform.startup(() -> {
                Floor floor = new Floor(estate, watch.desk(), looks, Optional.empty());
                Scene scene = floor.shell().scene(shot.width(), shot.height());
                OffScreen screen = new OffScreen(scene, shot.width(), shot.height());
                floor.shell().open(shot.place());
                long start = System.nanoTime();
                watch.start(tick -> {
                    floor.offer(tick);
                    Duration passed = Duration.ofNanos(System.nanoTime() - start);
                    boolean late = passed.compareTo(shot.after().multipliedBy(2)) > 0;
                    if (passed.compareTo(shot.after()) > 0 && (late || ready.test(tick))) {
                        Platform.runLater(() -> picture.complete(screen.picture()));
                    }
                });
            });
            ImageIO.write(SwingFXUtils.fromFXImage(picture.get(), null), "png", file.toFile());
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            Platform.exit();
        }
    }
}
