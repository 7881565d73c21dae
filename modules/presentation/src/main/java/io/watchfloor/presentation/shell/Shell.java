package io.watchfloor.presentation.shell;

import io.watchfloor.controls.ScaledPane;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.presentation.Page;
import io.watchfloor.presentation.Station;
import io.watchfloor.presentation.Surroundings;
import io.watchfloor.presentation.Tick;
import io.watchfloor.presentation.answers.AnswersContent;
import io.watchfloor.presentation.answers.AnswersLine;
import io.watchfloor.presentation.answers.AnswersModel;
import io.watchfloor.signals.estate.Identity;
import io.watchfloor.themes.Theme;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The window around the pages: header, navigation, the four answers, footer, keys, and what lies on top. Built and
/// called on the UI thread; ticks come through a `Latest`.
public final class Shell implements AutoCloseable {
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final double NARROW_BELOW = 1800;
    private static final PseudoClass LATE = PseudoClass.getPseudoClass("late");

    private final Surroundings surroundings;
    private final Station station;
    private final List<Place> places;
    private final Frame frame;
    private final AnswersModel answersModel;
    private final Optional<LabDesk> lab;
    private final Timeline pulse = new Timeline(new KeyFrame(Duration.seconds(1), event -> beat()));
    private Theme theme;
    private Place present;
    private @Nullable Tick last;
    private @Nullable AnswersContent answers;

    /// The parts that are on every screen.
    private record Frame(StackPane root, BorderPane main, Header header, NavigationRail navigation, Bars bars) {}

    private record Bars(AnswersLine line, Footer footer, LateNotice late, Overlay overlay) {}

    /// @param places the pages that exist; the first is home
    public Shell(Surroundings surroundings, List<Place> places, ShellOptions options) {
        if (places.isEmpty()) {
            throw new IllegalArgumentException("a shell needs a page");
        }
        this.surroundings = surroundings;
        this.places = List.copyOf(places);
        station = options.station().where(surroundings.desk().canAct());
        theme = options.theme();
        present = places.getFirst();
        answersModel = new AnswersModel(surroundings.estate());
        frame = frame();
        lab = options.lab()
                .filter(control -> station != Station.WALL)
                .map(control -> new LabDesk(
                        control, surroundings.threads(), frame.bars().overlay()));
        frame.header().offer(this::palette, this::switchTheme);
        frame.header().show(theme);
        lab.ifPresent(desk -> frame.header().addTool(desk.button()));
        Keys keys = new Keys(new Steering(), frame.bars().overlay(), station);
        frame.root().addEventHandler(KeyEvent.KEY_PRESSED, keys::pressed);
        frame.root().addEventHandler(KeyEvent.KEY_TYPED, keys::typed);
        frame.root()
                .widthProperty()
                .subscribe(width -> frame.root()
                        .pseudoClassStateChanged(
                                NARROW, width.doubleValue() > 0 && width.doubleValue() < NARROW_BELOW));
        pulse.setCycleCount(Animation.INDEFINITE);
        open(present);
    }

    /// Puts the shell into a scene and starts its clock. Window sizes from 1280 × 720 to 3840 × 2160 are served.
    public Scene scene(double width, double height) {
        Scene scene = new Scene(new ScaledPane(frame.root()), width, height);
        Dress.put(theme, scene);
        pulse.play();
        beat();
        present.page().focus();
        return scene;
    }

    /// Shows the newest tick on every page.
    public void show(Tick tick) {
        last = tick;
        Instant now = surroundings.clock().instant();
        frame.header().show(tick.judgement());
        frame.navigation().show(tick);
        frame.bars().footer().show(tick);
        AnswersContent content = answersModel.show(tick, now);
        answers = content;
        frame.bars().line().show(content);
        for (Place place : places) {
            place.page().show(tick);
        }
        beat();
    }

    /// Opens the page with this key; does nothing when there is none.
    public void open(int key) {
        places.stream().filter(place -> place.key() == key).findFirst().ifPresent(this::open);
    }

    /// Puts a node, such as a plan, over the present page. `whenClosed` is told when it has gone, by Esc too.
    public void showOver(Node content, Runnable whenClosed) {
        frame.bars().overlay().open(content, Pos.CENTER, whenClosed);
    }

    /// Takes away what lies over the page.
    public void closeOver() {
        frame.bars().overlay().close();
    }

    /// The root of everything on screen.
    public Parent node() {
        return frame.root();
    }

    /// Stops the clock and closes the pages.
    @Override
    public void close() {
        pulse.stop();
        places.forEach(place -> place.page().close());
    }

    private Frame frame() {
        Identity identity = surroundings.estate().identity();
        Header header = new Header(identity, station);
        NavigationRail navigation = new NavigationRail(places, this::open);
        Footer footer = new Footer(identity.zone(), station);
        Bars bars = new Bars(
                new AnswersLine(station, surroundings.navigation()::plan),
                footer,
                new LateNotice(identity.zone()),
                new Overlay());
        BorderPane main = new BorderPane();
        main.setTop(header);
        main.setBottom(footer);
        if (station == Station.WALL) {
            header.add(footer.clock());
        } else {
            main.setLeft(navigation);
        }
        StackPane root = new StackPane(main, bars.overlay());
        root.getStyleClass().addAll("shell", "ground");
        if (station == Station.WALL) {
            root.getStyleClass().add("wall");
        }
        return new Frame(root, main, header, navigation, bars);
    }

    private void open(Place place) {
        present = place;
        frame.navigation().select(place);
        Page page = place.page();
        VBox top = page.answers()
                ? new VBox(frame.bars().late())
                : new VBox(frame.bars().late(), frame.bars().line());
        BorderPane content = new BorderPane(page.node());
        content.setTop(top);
        frame.main().setCenter(content);
        if (frame.root().getScene() != null) {
            page.focus();
        }
    }

    /// Once a second, tick or no tick: the clock, and whether ticks still come.
    private void beat() {
        Instant now = surroundings.clock().instant();
        frame.bars().footer().show(now);
        Tick shown = last;
        if (shown != null) {
            frame.bars().late().show(shown, now);
            frame.root().pseudoClassStateChanged(LATE, frame.bars().late().isVisible());
        }
        lab.ifPresent(LabDesk::refresh);
    }

    private void palette() {
        Overlay overlay = frame.bars().overlay();
        overlay.open(new Palette(commands(), overlay::close), Pos.TOP_CENTER, () -> {});
    }

    private void help() {
        frame.bars().overlay().open(new KeysCard(commands()), Pos.CENTER, () -> {});
    }

    private void switchTheme() {
        theme = Dress.other(theme);
        frame.header().show(theme);
        Scene scene = frame.root().getScene();
        if (scene != null) {
            Dress.put(theme, scene);
        }
    }

    private void fullScreen() {
        Scene scene = frame.root().getScene();
        if (scene != null && scene.getWindow() instanceof Stage stage) {
            stage.setFullScreen(!stage.isFullScreen());
        }
    }

    private List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        for (Place place : places) {
            commands.add(new Command(place.word(), Integer.toString(place.key()), () -> open(place)));
        }
        AnswersContent content = answers;
        if (content != null && station.acts()) {
            content.deeds()
                    .plan()
                    .ifPresent(advice -> commands.add(new Command(
                            ShellText.PLAN.text(advice.text()),
                            "",
                            () -> surroundings.navigation().plan(advice))));
        }
        Tick newest = last;
        if (newest != null && station.acts()) {
            newest.mitigations().stream()
                    .filter(Mitigation::mayBeInForce)
                    .forEach(each -> commands.add(new Command(
                            ShellText.OPEN_MITIGATION.text(each.plan().title()),
                            "",
                            () -> surroundings.navigation().open(each))));
        }
        commands.add(new Command(ShellText.FIND_OR_DO.text(), ShellText.KEY_PALETTE.text(), this::palette));
        commands.add(new Command(ShellText.ALL_KEYS.text(), ShellText.KEY_HELP.text(), this::help));
        ShellText other = theme == Theme.DARK ? ShellText.THEME_LIGHT : ShellText.THEME_DARK;
        commands.add(new Command(other.text(), ShellText.KEY_THEME.text(), this::switchTheme));
        commands.add(new Command(ShellText.FULL_SCREEN.text(), ShellText.KEY_FULL_SCREEN.text(), this::fullScreen));
        lab.ifPresent(desk -> commands.addAll(desk.commands()));
        return commands;
    }

    /// What the keys lead to.
    private final class Steering implements Keys.Deeds {
        @Override
        public List<Place> places() {
            return places;
        }

        @Override
        public void open(Place place) {
            Shell.this.open(place);
        }

        @Override
        public void palette() {
            Shell.this.palette();
        }

        @Override
        public void help() {
            Shell.this.help();
        }

        @Override
        public void lab() {
            lab.ifPresent(LabDesk::open);
        }

        @Override
        public void switchTheme() {
            Shell.this.switchTheme();
        }

        @Override
        public void fullScreen() {
            Shell.this.fullScreen();
        }
    }
}
