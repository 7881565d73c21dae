package io.watchfloor.presentation.locks;

import io.watchfloor.controls.chart.Meter;
import io.watchfloor.controls.tile.StateShape;
import io.watchfloor.diagnosis.Advice;
import io.watchfloor.presentation.Labels;
import io.watchfloor.presentation.Surroundings;
import io.watchfloor.presentation.locks.Detail.Act;
import io.watchfloor.signals.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The selected session at the right: who it is, what it holds, what its end would free, and what can be planned.
final class DetailPanel extends VBox {
    private static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");
    private static final double NAME_WIDTH = 104;
    /// What is longer is a sentence, and takes the lines it needs.
    private static final int LONG = 44;

    private final VBox head = new VBox(4);
    private final VBox body = new VBox();
    private final OfferButtons offers;
    private final PlanPart plan;
    private final Map<Object, Node> blocks = new HashMap<>();
    private final Set<Object> used = new HashSet<>();
    private @Nullable Detail shown;
    private Detail.@Nullable Head headed;

    DetailPanel(Surroundings surroundings) {
        offers = new OfferButtons(surroundings.navigation()::plan);
        plan = new PlanPart(surroundings);
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

    /// What can be planned by this key.
    Optional<Advice> offered(Act act) {
        return offers.offered(act);
    }

    /// Asks how the statement would run, or lets go of what was asked.
    void explain() {
        plan.ask();
    }

    void show(@Nullable Detail detail) {
        if (detail == null) {
            shown = null;
            headed = null;
            head.getChildren().setAll(Labels.wrapped(LocksText.NO_SELECTION.text(), "tertiary"));
            body.getChildren().clear();
            offers.show(List.of());
            plan.show(null);
            pseudoClassStateChanged(GONE, false);
            return;
        }
        if (detail.equals(shown)) {
            return;
        }
        shown = detail;
        pseudoClassStateChanged(GONE, detail.head().gone());
        if (!detail.head().equals(headed)) {
            headed = detail.head();
            head.getChildren()
                    .setAll(
                            headLine(detail.head()),
                            Labels.wrapped(detail.head().work(), "value", "strong"));
        }
        List<Node> parts = new ArrayList<>();
        plan.show(detail.statement().asked());
        for (Detail.Section section : detail.sections()) {
            // What comes next stands beside what it would free, below statement and plan.
            if (!section.title().equals(LocksText.ODOO_NEXT.text())) {
                parts.add(kept(section, () -> section(section)));
            }
        }
        if (!detail.statement().text().isEmpty()) {
            parts.add(kept(detail.statement(), () -> statement(detail.statement())));
            parts.add(plan);
        }
        for (Detail.Section section : detail.sections()) {
            if (section.title().equals(LocksText.ODOO_NEXT.text())) {
                parts.add(kept(section, () -> section(section)));
            }
        }
        if (detail.freed().sessions() > 0
                || !detail.freed().note().isEmpty()
                || !detail.freed().after().isEmpty()) {
            parts.add(kept(detail.freed(), () -> freed(detail.freed())));
        }
        blocks.keySet().retainAll(used);
        used.clear();
        if (!body.getChildren().equals(parts)) {
            body.getChildren().setAll(parts);
        }
        offers.show(detail.offers());
    }

    /// The block made for the same content before: most of a detail stays from one tick to the next.
    private Node kept(Object content, Supplier<Node> made) {
        used.add(content);
        return blocks.computeIfAbsent(content, unseen -> made.get());
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
                        Labels.cut(head.role(), "detail-role", Marks.wordClass(severity)),
                        Labels.spring(),
                        Labels.key("J"),
                        Labels.fixed(LocksText.KEY_ROOT.text(), "caption"));
        return line;
    }

    private static VBox section(Detail.Section section) {
        return block(section.title(), section.note(), lines(section.lines()));
    }

    private static GridPane lines(List<Detail.Line> lines) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("detail-lines");
        ColumnConstraints names = new ColumnConstraints(NAME_WIDTH);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(names, values);
        int row = 0;
        for (Detail.Line line : lines) {
            HBox value = new HBox(8);
            if (line.waitClass() != null) {
                value.getChildren().add(Marks.square(line.waitClass()));
            }
            Label words = line.value().length() > LONG ? Labels.wrapped(line.value(), "value") : one(line.value());
            value.getChildren().add(words);
            if (!line.note().isEmpty()) {
                value.getChildren().addAll(Labels.spring(), Labels.fixed(line.note(), "tertiary"));
            }
            grid.addRow(row++, Labels.cut(line.name(), "tertiary"), value);
        }
        return grid;
    }

    /// Names of pods and jobs differ at their ends.
    private static Label one(String value) {
        Label label = Labels.cut(value, "value");
        label.setTextOverrun(value.contains(" ") ? OverrunStyle.ELLIPSIS : OverrunStyle.LEADING_ELLIPSIS);
        label.setEllipsisString("…");
        return label;
    }

    private static VBox statement(Detail.Statement statement) {
        String note = statement.note().isEmpty()
                ? LocksText.LITERALS_REDACTED.text()
                : statement.note() + " · " + LocksText.LITERALS_REDACTED.text();
        return block(LocksText.LAST_STATEMENT.text(), note, new StatementText(statement.text()));
    }

    private static VBox freed(Detail.Freed freed) {
        HBox figure = new HBox(8);
        figure.getStyleClass().add("freed-line");
        figure.getChildren()
                .setAll(
                        Labels.fixed(Integer.toString(freed.sessions()), "freed-figure"),
                        Labels.fixed(LocksText.SESSIONS_FREED.text(freed.sessions()), "value", "strong"),
                        Labels.spring(),
                        Labels.cut(freed.rate(), "secondary"));
        Meter meter = new Meter();
        List<Meter.Share> shares = new ArrayList<>();
        FlowPane parts = new FlowPane(12, 2);
        for (Detail.Part part : freed.parts()) {
            String style = shares.isEmpty() ? "main" : shares.size() == 1 ? "second" : "rest";
            shares.add(new Meter.Share((double) part.sessions() / freed.sessions(), style));
            Label count = Labels.fixed(Integer.toString(part.sessions()), "value", "strong");
            parts.getChildren().add(new HBox(4, count, Labels.fixed(part.work(), "secondary")));
        }
        meter.show(shares);
        VBox block = block(LocksText.IF_IT_ENDS.text(), LocksText.PREDICTED.text(), figure, meter, parts);
        if (!freed.note().isEmpty()) {
            block.getChildren().add(Labels.wrapped(freed.note(), "secondary"));
        }
        if (!freed.after().isEmpty()) {
            block.getChildren().add(lines(freed.after()));
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
