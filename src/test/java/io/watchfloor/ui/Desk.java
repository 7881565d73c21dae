package io.watchfloor.ui;

import io.watchfloor.app.lab.LabClient;
import io.watchfloor.app.lab.LabProcess;
import io.watchfloor.app.watch.Watch;
import io.watchfloor.app.window.Floor;
import io.watchfloor.app.window.Looks;
import io.watchfloor.presentation.Station;
import io.watchfloor.presentation.Tick;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.themes.Theme;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.testfx.api.FxRobot;

/// A console on a real lab, as `demo` opens it, with a robot at its keyboard and mouse.
final class Desk implements AutoCloseable {
    private static final Path PICTURES = Path.of("target", "pictures");

    private final FxRobot robot = new FxRobot();
    private final AtomicReference<Tick> latest = new AtomicReference<>();
    private final LabProcess lab;
    private final LabClient client;
    private final Watch watch;
    private final Floor floor;
    private final Scene scene;
    private final OffScreen screen;

    private int clicks;

    private Desk(LabProcess lab, Station station) throws IOException {
        this.lab = lab;
        Estate estate = lab.readEstate();
        client = new LabClient(Objects.requireNonNull(estate.systems().lab(), "the lab's estate names no lab"));
        watch = new Watch(estate, lab.state(), Clock.systemUTC(), station == Station.DESK);
        floor = Toolkit.on(() -> new Floor(estate, watch, new Looks(Theme.DARK, station), Optional.of(client)));
        scene = Toolkit.on(() -> floor.shell().scene(1920, 1080));
        screen = Toolkit.on(() -> new OffScreen(scene, 1920, 1080));
        watch.start(tick -> {
            latest.set(tick);
            floor.offer(tick);
        });
    }

    static Desk open(String scenario, Station station) throws IOException, InterruptedException {
        Toolkit.start();
        LabProcess lab = LabProcess.start(scenario, 1);
        try {
            return new Desk(lab, station);
        } catch (IOException | RuntimeException | AssertionError e) {
            lab.close();
            throw e;
        }
    }

    Watch watch() {
        return watch;
    }

    /// The newest tick, or null before the first.
    Tick tick() {
        return latest.get();
    }

    /// How often the mouse was pressed since the count was last set to zero.
    int clicks() {
        return clicks;
    }

    void countFromHere() {
        clicks = 0;
    }

    /// Everything that can be read on the screen now.
    List<String> texts() {
        return Toolkit.on(() -> Toolkit.texts(scene.getRoot()));
    }

    boolean says(String part) {
        return texts().stream().anyMatch(text -> text.contains(part));
    }

    /// Waits until this holds on the UI thread; says what is on the screen when it never does.
    void await(String what, int seconds, Callable<Boolean> condition) {
        Toolkit.await(what, seconds, condition, () -> "on the screen: " + texts());
    }

    /// The one node of this style class that can be seen; null when there is none.
    Node seen(String styleClass) {
        return Toolkit.on(() -> find(scene.getRoot(), styleClass));
    }

    /// Whether a button of this class is there and can be pressed.
    boolean pressable(String styleClass) {
        Node node = seen(styleClass);
        return node != null && Toolkit.on(() -> !node.isDisabled());
    }

    /// The text under the node of this class.
    List<String> textsOf(String styleClass) {
        Node node = seen(styleClass);
        return node == null ? List.of() : Toolkit.on(() -> Toolkit.texts(node));
    }

    void click(String styleClass) {
        await("a button of class " + styleClass, 10, () -> {
            Node node = find(scene.getRoot(), styleClass);
            return node != null && !node.isDisabled();
        });
        click(seen(styleClass));
    }

    void click(Node node) {
        clicks++;
        robot.clickOn(node);
    }

    FxRobot robot() {
        return robot;
    }

    /// Writes what the window shows at both sizes, and goes back to the first.
    void picture(String name) throws IOException {
        for (int height : new int[] {2160, 1080}) {
            WritableImage image = Toolkit.on(() -> {
                screen.resize(height * 16 / 9, height);
                return screen.picture();
            });
            File file = Files.createDirectories(PICTURES)
                    .resolve(name + "-" + height + ".png")
                    .toFile();
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file);
        }
    }

    private static Node find(Node node, String styleClass) {
        if (!node.isVisible()) {
            return null;
        }
        if (node.getStyleClass().contains(styleClass)) {
            return node;
        }
        if (node instanceof Parent parent && !(node instanceof Labeled)) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Node found = find(child, styleClass);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /// The first node that can be seen and is of this class and holds this text.
    Node holding(Class<? extends Node> type, String text) {
        return Toolkit.on(() -> holding(scene.getRoot(), type, text));
    }

    private static Node holding(Node node, Class<? extends Node> type, String text) {
        if (!node.isVisible()) {
            return null;
        }
        if (type.isInstance(node) && Toolkit.texts(node).stream().anyMatch(said -> said.contains(text))) {
            return node;
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Node found = holding(child, type, text);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /// What is shown of this kind and can be seen.
    List<String> all(Class<? extends Node> type) {
        List<String> found = new ArrayList<>();
        Toolkit.on(() -> {
            gather(scene.getRoot(), type, found);
            return null;
        });
        return found;
    }

    private static void gather(Node node, Class<? extends Node> type, List<String> found) {
        if (node.isVisible()) {
            if (type.isInstance(node)) {
                found.add(node.toString());
            }
            if (node instanceof Parent parent) {
                parent.getChildrenUnmodifiable().forEach(child -> gather(child, type, found));
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            Toolkit.on(() -> {
                screen.hide();
                floor.close();
                return null;
            });
            watch.close();
            client.close();
        } finally {
            lab.close();
        }
    }
}
