package io.watchfloor.presentation.locks;

import io.watchfloor.controls.chart.Meter;
import io.watchfloor.controls.tile.StateShape;
import io.watchfloor.diagnosis.Advice;
import io.watchfloor.presentation.Labels;
import io.watchfloor.signals.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The selected session at the right: who it is, what it holds, what its end would free, and what can be planned.
final class DetailPanel extends VBox {
    private static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");
    private static final double NAME_WIDTH = 112;

    private final VBox head = new VBox(4);
    private final VBox body = new VBox();
    private final OfferButtons offers;
    private @Nullable Detail shown;

    DetailPanel(Consumer<Advice> plan) {
        offers = new OfferButtons(plan);
        getStyleClass().addAll("card", "lock-detail");
        head.getStyleClass().add("detail-head");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("detail-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(head, scroll, offers);
    }

    /// Puts the focus on the first thing that can be planned; false when there is none.
    boolean focusOffer() {
        return offers.focusFirst();
    }

    /// The first thing that can be planned.
    Optional<Advice> firstOffer() {
        return offers.first();
    }

    void show(@Nullable Detail detail) {
        if (detail == null) {
            shown = null;
            head.getChildren().setAll(Labels.wrapped(LocksText.NO_SELECTION.text(), "tertiary"));
            body.getChildren().clear();
            offers.show(List.of());
            pseudoClassStateChanged(GONE, false);
            return;
        }
        if (detail.equals(shown)) {
            return;
        }
        shown = detail;
        pseudoClassStateChanged(GONE, detail.head().gone());
        head.getChildren()
                .setAll(headLine(detail.head()), Labels.wrapped(detail.head().work(), "value", "strong"));
        List<Node> parts = new ArrayList<>();
        detail.sections().forEach(section -> parts.add(section(section)));
        if (!detail.statement().isEmpty()) {
            parts.add(statement(detail.statement()));
        }
        if (detail.freed().sessions() > 0) {
            parts.add(freed(detail.freed()));
        }
        body.getChildren().setAll(parts);
        offers.show(detail.offers());
    }

    private static HBox headLine(Detail.Head head) {
        HBox line = new HBox(8);
        line.getStyleClass().add("detail-title");
        Severity severity = head.severity();
        if (severity != null) {
            line.getChildren().add(new StateShape(Marks.shape(severity)));
        }
        line.getChildren()
                .addAll(
                        Labels.fixed(DetailWriter.pid(head.key().pid()), "detail-pid"),
                        Labels.cut(head.role(), "detail-role", Marks.wordClass(severity)));
        return line;
    }

    private static VBox section(Detail.Section section) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("detail-lines");
        ColumnConstraints names = new ColumnConstraints(NAME_WIDTH);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(names, values);
        int row = 0;
        for (Detail.Line line : section.lines()) {
            HBox value = new HBox(8);
            if (line.waitClass() != null) {
                value.getChildren().add(Marks.square(line.waitClass()));
            }
            value.getChildren().add(Labels.cut(line.value(), "value"));
            if (!line.note().isEmpty()) {
                value.getChildren().addAll(Labels.spring(), Labels.fixed(line.note(), "tertiary"));
            }
            grid.addRow(row++, Labels.cut(line.name(), "tertiary"), value);
        }
        return block(section.title(), section.note(), grid);
    }

    private static VBox statement(String text) {
        return block(
                LocksText.COLUMN_STATEMENT.text(),
                LocksText.LITERALS_REDACTED.text(),
                Labels.wrapped(text, "mono", "detail-statement"));
    }

    private static VBox freed(Detail.Freed freed) {
        HBox figure = new HBox(8);
        figure.getStyleClass().add("freed-line");
        figure.getChildren()
                .setAll(
                        Labels.fixed(Integer.toString(freed.sessions()), "freed-figure"),
                        Labels.fixed(LocksText.SESSIONS_FREED.text(freed.sessions()), "value", "strong"));
        Meter meter = new Meter();
        List<Meter.Share> shares = new ArrayList<>();
        HBox parts = new HBox(12);
        for (Detail.Part part : freed.parts()) {
            String style = shares.isEmpty() ? "main" : shares.size() == 1 ? "second" : "rest";
            shares.add(new Meter.Share((double) part.sessions() / freed.sessions(), style));
            Label count = Labels.fixed(Integer.toString(part.sessions()), "value", "strong");
            parts.getChildren().add(new HBox(4, count, Labels.cut(part.work(), "secondary")));
        }
        meter.show(shares);
        VBox block = block(LocksText.IF_IT_ENDS.text(), LocksText.PREDICTED.text(), figure, meter, parts);
        if (!freed.note().isEmpty()) {
            block.getChildren().add(Labels.wrapped(freed.note(), "secondary"));
        }
        return block;
    }

    private static VBox block(String title, String note, Node... content) {
        HBox caption =
                new HBox(8, Labels.fixed(title, "caption", "strong"), Labels.spring(), Labels.cut(note, "caption"));
        VBox block = new VBox(caption);
        block.getStyleClass().add("detail-block");
        block.getChildren().addAll(content);
        return block;
    }
}
