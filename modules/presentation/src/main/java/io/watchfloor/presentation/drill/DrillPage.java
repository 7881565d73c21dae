package io.watchfloor.presentation.drill;

import io.watchfloor.controls.Latest;
import io.watchfloor.controls.probe.ProbeStrip;
import io.watchfloor.mitigation.MitigationDesk.Consent;
import io.watchfloor.mitigation.Registration;
import io.watchfloor.mitigation.drill.DrillKind;
import io.watchfloor.mitigation.drill.DrillState;
import io.watchfloor.mitigation.drill.Drills;
import io.watchfloor.mitigation.drill.ProbeReadings;
import io.watchfloor.mitigation.drill.Write;
import io.watchfloor.presentation.Labels;
import io.watchfloor.presentation.Page;
import io.watchfloor.presentation.Surroundings;
import io.watchfloor.presentation.Tick;
import io.watchfloor.presentation.drill.DrillContent.Fact;
import io.watchfloor.signals.estate.Identity;
import io.watchfloor.signals.estate.Identity.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Drills: whether one may begin, how long writes are out and how many are lost while one is at work, and earlier ones.
public final class DrillPage implements Page {
    private static final Duration FRAME = Duration.millis(100);

    private final VBox page = new VBox();
    private final Surroundings surroundings;
    private final Drills drills;
    private final String operator;
    private final TopBar top;
    private final FigureCards figures = new FigureCards();
    private final ProbeStrip strip = new ProbeStrip(DrillText.REFUSED.text(), DrillText.WHOLE_RUN.text());
    private final List<Label> counts = new ArrayList<>();
    private final LowerCards lower;
    private final Timeline clock;
    private final Registration listening;
    private final List<Write> writes = new ArrayList<>();
    private @Nullable ProbeReadings read;

    /// `operator` is who starts drills here.
    public DrillPage(Surroundings surroundings, Drills drills, String operator) {
        this.surroundings = surroundings;
        this.drills = drills;
        this.operator = operator;
        Identity identity = surroundings.estate().identity();
        String asked = identity.environment() == Environment.PRODUCTION ? identity.slug() : "";
        top = new TopBar(
                new TopBar.Deeds(
                        () -> prepare(DrillKind.SWITCHOVER),
                        () -> prepare(DrillKind.FAILOVER),
                        this::start,
                        this::abort),
                asked);
        lower = new LowerCards(() -> prepare(DrillKind.SWITCHOVER), server().orElse(""));
        Card probe = probeCard();
        VBox.setVgrow(lower, Priority.ALWAYS);
        page.getStyleClass().addAll("ground", "drill-page");
        page.getChildren().setAll(top, figures, probe, lower, keys());
        page.setFocusTraversable(true);
        page.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        clock = new Timeline(new KeyFrame(FRAME, event -> drawWhileRunning()));
        clock.setCycleCount(Animation.INDEFINITE);
        page.sceneProperty().addListener((observable, before, after) -> runClock(after != null));
        Latest<Boolean> latest = new Latest<>(surroundings.threads().ui(), changed -> draw());
        listening = drills.onChange(() -> latest.offer(true));
        draw();
    }

    private Card probeCard() {
        Card card = new Card(DrillText.PROBE.text(), "probe-card");
        card.beside(Labels.cut(DrillText.PROBE_NOTE.text(20), "caption"), Labels.spring());
        List<String> shapes = List.of("kept", "failed", "unanswered", "lost");
        for (String shape : shapes) {
            Region mark = new Region();
            mark.getStyleClass().addAll("probe-mark", shape);
            Label count = Labels.fixed("", "value");
            counts.add(count);
            HBox legend = new HBox(mark, count);
            legend.getStyleClass().add("probe-legend");
            card.end(legend);
        }
        card.fill(strip);
        VBox.setVgrow(strip, Priority.ALWAYS);
        return card;
    }

    private static HBox keys() {
        HBox line = new HBox(
                hint(DrillText.KEY_SWITCHOVER, DrillText.PREPARE_SWITCHOVER),
                hint(DrillText.KEY_FAILOVER, DrillText.PREPARE_FAILOVER),
                hint(DrillText.KEY_START, DrillText.START),
                hint(DrillText.KEY_ABORT, DrillText.ABORT),
                hint(DrillText.KEY_COPY, DrillText.COPY_STRIP),
                Labels.spring(),
                Labels.fixed(DrillText.RECORDED.text(), "caption"));
        line.getStyleClass().add("key-line");
        return line;
    }

    private static HBox hint(DrillText key, DrillText word) {
        HBox hint = new HBox(6, Labels.key(key.text()), Labels.fixed(word.text(), "caption"));
        hint.getStyleClass().add("key-hint");
        return hint;
    }

    private Optional<String> server() {
        return drills.servers().stream().findFirst();
    }

    private void pressed(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.PERIOD) {
            abort();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.ENTER) {
            start();
        } else if (event.isShortcutDown() || event.getTarget() instanceof javafx.scene.control.TextField) {
            return;
        } else if (event.getCode() == KeyCode.S || event.getCode() == KeyCode.N) {
            prepare(DrillKind.SWITCHOVER);
        } else if (event.getCode() == KeyCode.F) {
            prepare(DrillKind.FAILOVER);
        } else if (event.getCode() == KeyCode.C) {
            copy();
        } else {
            return;
        }
        event.consume();
    }

    /// Asks the checks; changes nothing.
    void prepare(DrillKind kind) {
        server().ifPresent(server -> surroundings.threads().background().execute(() -> drills.prepare(kind, server)));
    }

    /// Starts what is prepared and may begin.
    void start() {
        boolean ready = drills.current()
                .filter(state -> state.phase() instanceof DrillState.Phase.Checked checked && checked.go())
                .isPresent();
        if (ready) {
            Consent consent = new Consent(operator, top.typed(), true);
            surroundings.threads().background().execute(() -> drills.start(consent));
        }
    }

    private void abort() {
        drills.abort(operator);
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(StripWriter.csv(writes));
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void runClock(boolean seen) {
        if (seen) {
            draw();
            clock.play();
        } else {
            clock.stop();
        }
    }

    private void drawWhileRunning() {
        if (drills.current().filter(DrillState::running).isPresent()) {
            draw();
        }
    }

    private void draw() {
        DrillWriter.Probe probe = drills.readings().map(this::probe).orElse(null);
        Identity identity = surroundings.estate().identity();
        boolean able = !drills.servers().isEmpty();
        DrillContent content = new DrillWriter(new DrillWriter.Seen(
                        drills.current().orElse(null),
                        drills.history(),
                        drills.limits(),
                        probe,
                        new DrillWriter.Around(new Times(identity.zone()), identity.lab(), able)))
                .content();
        top.show(content.head(), able);
        figures.show(content.figures());
        strip.show(content.strip().content());
        for (int index = 0; index < counts.size(); index++) {
            Fact count = content.strip().counts().get(index);
            counts.get(index).setText(count.label() + " " + count.text());
        }
        lower.show(content);
    }

    /// Takes over what the probe wrote since; one that began anew is read from its start.
    private DrillWriter.Probe probe(ProbeReadings readings) {
        if (!readings.equals(read)) {
            read = readings;
            writes.clear();
        }
        writes.addAll(readings.from(writes.size()));
        return new DrillWriter.Probe(readings.elapsed(), writes, readings.perSecond());
    }

    @Override
    public Parent node() {
        return page;
    }

    @Override
    public void show(Tick tick) {
        if (page.getScene() != null
                && drills.current().filter(DrillState::running).isEmpty()) {
            draw();
        }
    }

    @Override
    public void focus() {
        page.requestFocus();
    }

    @Override
    public void close() {
        clock.stop();
        listening.close();
    }
}
