package io.watchfloor.app.window;

import io.watchfloor.app.UserError;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Renders a view off-screen: the same screens, fed by the same watch, without a display.
public final class Screenshot {
    private static final Logger LOG = LoggerFactory.getLogger(Screenshot.class);
    private static final Duration DRAWING = Duration.ofSeconds(30);

    /// Ticks between arranging a view and its picture: what it asks for is answered meanwhile.
    private static final int SETTLED = 3;

    /// What to render: which view, its size in pixels, and after how long at least.
    public record Shot(Sight sight, int width, int height, Duration after) {}

    /// Which view.
    ///
    /// @param place      the digit that opens it
    /// @param statements the statements in place of the wait tree
    /// @param past       how far back in time, zero for now
    public record Sight(int place, boolean statements, Duration past) {}

    private final Estate estate;
    private final Looks looks;

    /// Screenshots of this estate.
    public Screenshot(Estate estate, Looks looks) {
        this.estate = estate;
        this.looks = looks;
    }

    /// Watches until `after` has passed and `ready` says so, or for at most twice as long, then writes the picture.
    ///
    /// @throws UserError when the view could not be drawn, or not in time
    public void take(Shot shot, Predicate<Tick> ready, Path state, Path file) throws IOException, InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
        CompletableFuture<WritableImage> picture = new CompletableFuture<>();
        try (Watch watch = new Watch(estate, state, Clock.systemUTC(), true)) {
            Platform.startup(() -> begin(watch, new Request(shot, ready, picture)));
            Duration longest = shot.after().multipliedBy(2).plus(DRAWING);
            WritableImage drawn = picture.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            ImageIO.write(SwingFXUtils.fromFXImage(drawn, null), "png", file.toFile());
        } catch (ExecutionException e) {
            LOG.debug("the view could not be drawn", e.getCause());
            throw new UserError("the view could not be drawn: " + e.getCause());
        } catch (TimeoutException e) {
            throw new UserError("the view was not drawn in time");
        } finally {
            Platform.exit();
        }
    }

    private record Request(Shot shot, Predicate<Tick> ready, CompletableFuture<WritableImage> picture) {}

    /// On the UI thread. Whatever fails there from now on fails the picture, or it would be awaited in vain. There is
    /// no window: the toolkit's off-screen one holds a thousand pixels each way and fails beyond.
    private void begin(Watch watch, Request request) {
        CompletableFuture<WritableImage> picture = request.picture();
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> picture.completeExceptionally(failure));
        Shot shot = request.shot();
        Floor floor = new Floor(estate, watch.desk(), watch.records(), looks, Optional.empty());
        Scene scene = floor.shell().scene(shot.width(), shot.height());
        floor.shell().open(shot.sight().place());
        long start = System.nanoTime();
        AtomicInteger sinceReady = new AtomicInteger();
        watch.start(tick -> {
            floor.offer(tick);
            Duration passed = Duration.ofNanos(System.nanoTime() - start);
            boolean late = passed.compareTo(shot.after().multipliedBy(2)) > 0;
            boolean arranged = sinceReady.get() > 0;
            if (arranged
                    || (passed.compareTo(shot.after()) > 0
                            && (late || request.ready().test(tick)))) {
                int ticks = sinceReady.incrementAndGet();
                if (ticks == 1) {
                    Platform.runLater(() -> floor.arrange(shot.sight()));
                } else if (ticks == SETTLED) {
                    Platform.runLater(() -> picture.complete(draw(scene)));
                }
            }
        });
    }

    /// Without a window nothing is styled and laid out before it is asked for.
    private static WritableImage draw(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return scene.snapshot(null);
    }
}
