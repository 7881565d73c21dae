package io.watchfloor.presentation.audit;

import io.watchfloor.journal.Reading;
import io.watchfloor.journal.RecordedText;
import io.watchfloor.presentation.Page;
import io.watchfloor.presentation.Surroundings;
import io.watchfloor.presentation.Tick;
import io.watchfloor.presentation.audit.AuditContent.Line;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Parent;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// The record of who did what: checked, filtered, each mitigation's whole story.
public final class AuditPage implements Page {
    private static final Duration AGAIN = Duration.seconds(2);

    private final VBox page = new VBox();
    private final Surroundings surroundings;
    private final AuditSource source;
    private final AuditModel model;
    private final SealBar seal = new SealBar();
    private final AuditHead head;
    private final AuditTable table;
    private final AuditDetail detail;
    private final Timeline clock;
    private boolean reading;

    /// A page on everything that `source` reads; it reads again every two seconds while it is seen.
    public AuditPage(Surroundings surroundings, AuditSource source) {
        this.surroundings = surroundings;
        this.source = source;
        Times times = new Times(surroundings.estate().identity().zone());
        model = new AuditModel(times);
        detail = new AuditDetail(times);
        table = new AuditTable(times.zone().getId(), line -> detail.show(line.recorded()), this::story);
        head = new AuditHead(this::filter, table::focus, this::allAgain);
        VBox record = new VBox(head, table.node());
        record.getStyleClass().addAll("card", "audit-record");
        HBox.setHgrow(record, Priority.ALWAYS);
        HBox body = new HBox(record, detail);
        body.getStyleClass().add("audit-body");
        VBox.setVgrow(body, Priority.ALWAYS);
        page.getStyleClass().addAll("ground", "audit-page");
        page.getChildren().setAll(seal, body, AuditKeys.line());
        new AuditKeys(head::focusFilter, this::endStory, this::copySelected, this::copyAll, this::read).listen(page);
        clock = new Timeline(new KeyFrame(AGAIN, event -> read()));
        clock.setCycleCount(Animation.INDEFINITE);
        page.sceneProperty().addListener((observable, before, after) -> runClock(after != null));
        draw();
    }

    private void runClock(boolean seen) {
        if (seen) {
            read();
            clock.play();
        } else {
            clock.stop();
        }
    }

    // One reading at a time: a long record is read less often rather than twice.
    private void read() {
        if (!reading) {
            reading = true;
            surroundings.threads().background().execute(this::readNow);
        }
    }

    private void readNow() {
        try {
            Reading found = source.read();
            later(page -> model.show(found));
        } catch (IOException problem) {
            later(page -> model.failed(String.valueOf(problem.getMessage())));
        }
    }

    private void later(Consumer<AuditPage> change) {
        surroundings.threads().ui().execute(() -> {
            reading = false;
            change.accept(this);
            draw();
        });
    }

    private void draw() {
        AuditContent content = model.content();
        seal.show(content.seal());
        head.show(content);
        boolean first = table.selected().isEmpty();
        table.show(content.lines());
        if (first && !content.lines().isEmpty()) {
            detail.show(content.lines().getFirst().recorded());
        }
    }

    private void filter(String words) {
        model.filter(words);
        draw();
    }

    private void story(Line line) {
        String mitigation = line.recorded().entry().mitigation();
        if (model.story().isEmpty() && !mitigation.equals("-")) {
            model.story(mitigation);
            draw();
            table.focus();
        }
    }

    private boolean endStory() {
        if (model.story().isEmpty()) {
            return false;
        }
        model.story("");
        draw();
        table.focus();
        return true;
    }

    private void allAgain() {
        var _ = endStory();
    }

    private void copySelected() {
        List<Line> lines = table.selected();
        String text = lines.stream()
                .map(line -> String.join(
                        "\t",
                        line.words().time(),
                        line.recorded().entry().step(),
                        line.words().text(),
                        line.words().who(),
                        line.recorded().console() + ":" + line.recorded().sequence(),
                        line.recorded().entry().mitigation()))
                .collect(Collectors.joining("\n"));
        copy(text, lines.size());
    }

    private void copyAll() {
        var matching = model.matching();
        String text = RecordedText.CSV_HEAD + "\r\n"
                + matching.stream().map(RecordedText::csv).collect(Collectors.joining("\r\n"));
        copy(text, matching.size());
    }

    /// Entries leave the console only when that was recorded.
    private void copy(String text, int count) {
        if (count > 0) {
            surroundings.threads().background().execute(() -> copyOnceRecorded(text, count));
        }
    }

    private void copyOnceRecorded(String text, int count) {
        try {
            source.viewed(AuditText.VIEWED_COPY.text(count));
        } catch (IOException refused) {
            String reason = AuditText.NOT_COPIED.text(String.valueOf(refused.getMessage()));
            surroundings.threads().ui().execute(() -> head.say(reason));
            return;
        }
        surroundings.threads().ui().execute(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
            head.say(AuditText.COPIED.text(count));
        });
    }

    @Override
    public Parent node() {
        return page;
    }

    @Override
    public void show(Tick tick) {
        // The record does not come with ticks.
    }

    @Override
    public void focus() {
        table.focus();
    }

    @Override
    public void close() {
        clock.stop();
    }
}
