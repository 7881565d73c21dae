package io.watchfloor.presentation.shell;

import io.watchfloor.presentation.Halden;
import io.watchfloor.presentation.Promotion;
import io.watchfloor.presentation.Screen;
import io.watchfloor.presentation.Station;
import io.watchfloor.presentation.Surroundings;
import io.watchfloor.presentation.Tick;
import io.watchfloor.presentation.floor.FloorPage;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.themes.Theme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Renders the floor with hand-built ticks to pictures, to be looked at beside the design.
/// Arguments: folder, and a part of the names wanted.
final class Gallery {
    private static final int STEP = 5;

    private final Path folder;
    private final String wanted;

    private Gallery(Path folder, String wanted) {
        this.folder = folder;
        this.wanted = wanted;
    }

    public static void main(String[] arguments) {
        Gallery gallery = new Gallery(
                Path.of(arguments.length > 0 ? arguments[0] : "target/gallery"),
                arguments.length > 1 ? arguments[1] : "");
        for (Theme theme : Theme.values()) {
            String name = theme.name().toLowerCase(Locale.ROOT);
            Estate halden = Halden.estate();
            gallery.floor("floor-incident-" + name, halden, Promotion::tick, theme, 1920, 1080);
            gallery.floor("floor-calm-" + name, halden, Halden::calmTick, theme, 1920, 1080);
            gallery.floor("floor-4k-" + name, halden, Promotion::tick, theme, 3840, 2160);
            gallery.floor("floor-small-" + name, halden, Promotion::tick, theme, 1280, 720);
            gallery.floor("floor-wide-" + name, halden, Promotion::tick, theme, 2560, 1080);
            Estate many = Halden.estate(false, Halden.tenants(200), Halden.workflows());
            gallery.floor("tenants-200-" + name, many, Promotion::tick, theme, 1920, 1080);
            Estate none = Halden.estate(false, List.of(), List.of());
            gallery.floor("plain-" + name, none, Halden::calmTick, theme, 1920, 1080);
            gallery.picture(
                    "wall-" + name, halden, Promotion::tick, new Look(Station.WALL, theme, 3840, 2160), shell -> {});
            gallery.picture(
                    "wall-200-" + name, many, Promotion::tick, new Look(Station.WALL, theme, 3840, 2160), shell -> {});
            Estate twelve = Halden.estate(true, Halden.tenants(1), Halden.twelve());
            gallery.floor("twelve-" + name, twelve, Halden::calmTick, theme, 1920, 1080);
            Look desk = new Look(Station.DESK, theme, 1920, 1080);
            gallery.picture("line-" + name, halden, Promotion::tick, desk, shell -> shell.open(3));
            gallery.picture("lab-" + name, halden, Gallery::early, desk, shell -> press(shell, KeyCode.L, false));
            gallery.picture("palette-" + name, halden, Promotion::tick, desk, shell -> press(shell, KeyCode.K, true));
            gallery.picture("keys-" + name, halden, Promotion::tick, desk, Gallery::help);
            gallery.picture(
                    "reading-" + name,
                    halden,
                    (estate, at) -> null,
                    new Look(Station.DESK, theme, 1920, 1080),
                    shell -> {});
        }
        System.exit(0);
    }

    /// The first minute and a half of a console.
    private static @Nullable Tick early(Estate estate, Instant at) {
        return at.isBefore(Halden.NOW.minusSeconds(90)) ? null : Promotion.tick(estate, at);
    }

    private static void press(Shell shell, KeyCode code, boolean control) {
        Event.fireEvent(shell.node(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
    }

    private static void help(Shell shell) {
        Event.fireEvent(
                shell.node(), new KeyEvent(KeyEvent.KEY_TYPED, "?", "?", KeyCode.UNDEFINED, true, false, false, false));
    }

    private record Look(Station station, Theme theme, double width, double height) {}

    private void floor(
            String name,
            Estate estate,
            BiFunction<Estate, Instant, Tick> story,
            Theme theme,
            double width,
            double height) {
        picture(name, estate, story, new Look(Station.DESK, theme, width, height), shell -> {});
    }

    private void picture(
            String name, Estate estate, BiFunction<Estate, Instant, Tick> story, Look look, Consumer<Shell> then) {
        if (!name.contains(wanted)) {
            return;
        }
        Screen.on(() -> {
            Clock clock = Clock.fixed(Halden.NOW.plusSeconds(1), Halden.ZONE);
            Surroundings surroundings = Screen.surroundings(estate, new Screen.Trail(), true, clock);
            FloorPage floor = new FloorPage(surroundings, look.station(), "operator-1");
            Shell shell = new Shell(
                    surroundings,
                    List.of(
                            new Place(1, "Floor", floor),
                            new Place(3, "Locks", new ShellTest.Blank(new StackPane(new Button("locks"))), tick -> 14)),
                    new ShellOptions(look.station(), look.theme(), Optional.of(new ShellTest.ScriptedLab())));
            for (long before = 1800; before >= 0; before -= STEP) {
                Tick tick = story.apply(estate, Halden.NOW.minusSeconds(before));
                if (tick != null) {
                    shell.show(tick);
                }
            }
            Scene scene = shell.scene(look.width(), look.height());
            then.accept(shell);
            save(scene, name);
            shell.close();
            return name;
        });
    }

    private void save(Scene scene, String name) {
        for (int pass = 0; pass < 2; pass++) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
        WritableImage image = scene.snapshot(null);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                copy.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        try {
            Files.createDirectories(folder);
            ImageIO.write(copy, "png", folder.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
