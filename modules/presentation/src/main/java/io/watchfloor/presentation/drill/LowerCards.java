package io.watchfloor.presentation.drill;

import io.watchfloor.controls.probe.RunsChart;
import io.watchfloor.controls.tile.Glyph;
import io.watchfloor.presentation.Labels;
import io.watchfloor.presentation.drill.DrillContent.Check;
import io.watchfloor.presentation.drill.DrillContent.Fact;
import io.watchfloor.presentation.drill.DrillContent.Mark;
import io.watchfloor.presentation.drill.DrillContent.Row;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The checks, earlier drills, and what ends this one.
final class LowerCards extends HBox {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final int ROWS = 6;

    private final Card go = new Card(DrillText.CHECKS.text(), "checks-card");
    private final Label word = Labels.fixed("", "tag", "go-tag");
    private final Label decided = Labels.cut("", "caption");
    private final VBox checks = new VBox();
    private final RunsChart chart = new RunsChart();
    private final VBox rows = new VBox();
    private final VBox aborts = new VBox();
    private final Button back = new Button(DrillText.RETURN.text());
    private final Label whyNot = Labels.wrapped("", "caption");
    private final Label report = Labels.cut("", "value");

    LowerCards(Runnable planReturn, String server) {
        getStyleClass().add("drill-row");
        go.beside(word, decided);
        checks.getStyleClass().add("drill-lines");
        go.fill(checks);
        Card earlier = new Card(DrillText.EARLIER.text(), "earlier-card");
        Region filled = new Region();
        filled.getStyleClass().add("legend-filled");
        Region hollow = new Region();
        hollow.getStyleClass().add("legend-hollow");
        earlier.beside(
                Labels.cut(DrillText.EARLIER_NOTE.text(server), "caption"),
                Labels.spring(),
                filled,
                Labels.fixed(DrillText.LEGEND_FAILOVER.text(), "caption"),
                hollow,
                Labels.fixed(DrillText.LEGEND_SWITCHOVER.text(), "caption"));
        rows.getStyleClass().add("drill-lines");
        earlier.fill(chart, rows);
        Card ends = new Card(DrillText.ABORTS.text(), "aborts-card");
        aborts.getStyleClass().add("drill-lines");
        back.setGraphic(Labels.key(DrillText.KEY_RETURN.text()));
        back.setContentDisplay(ContentDisplay.RIGHT);
        back.setMaxWidth(Double.MAX_VALUE);
        back.setOnAction(event -> planReturn.run());
        HBox written = new HBox(Labels.fixed(DrillText.REPORT.text(), "caption"), report);
        written.getStyleClass().add("drill-report");
        VBox after = new VBox(
                Labels.fixed(DrillText.AFTERWARDS.text(), "panel-title"),
                Labels.wrapped(DrillText.RETURN_NOTE.text(), "secondary"),
                back,
                whyNot,
                written);
        after.getStyleClass().add("drill-after");
        ends.fill(aborts, after);
        HBox.setHgrow(go, Priority.ALWAYS);
        HBox.setHgrow(earlier, Priority.ALWAYS);
        getChildren().setAll(go, earlier, ends);
    }

    void show(DrillContent content) {
        word.setText(content.checks().word());
        word.setVisible(!content.checks().word().isEmpty());
        word.pseudoClassStateChanged(BAD, !content.checks().go());
        decided.setText(content.checks().text());
        checks.getChildren()
                .setAll(columns(
                        "check-line",
                        "",
                        DrillText.COLUMN_CHECK.text(),
                        DrillText.COLUMN_REASON.text(),
                        DrillText.COLUMN_LIMIT.text()));
        content.checks().lines().forEach(check -> checks.getChildren().add(line(check)));
        chart.show(content.past().chart());
        rows.getChildren()
                .setAll(columns(
                        "run-line",
                        DrillText.COLUMN_AT.text(),
                        DrillText.COLUMN_KIND.text(),
                        DrillText.COLUMN_RTO.text(),
                        DrillText.COLUMN_LOST.text(),
                        DrillText.COLUMN_TARGET.text()));
        content.past().rows().stream()
                .limit(ROWS)
                .forEach(row -> rows.getChildren().add(line(row)));
        aborts.getChildren()
                .setAll(content.past().aborts().stream().map(LowerCards::line).toList());
        String why = content.past().afterwards().back();
        back.setDisable(!why.isEmpty());
        whyNot.setText(why);
        report.setText(content.past().afterwards().report());
    }

    private static HBox columns(String style, String... texts) {
        HBox line = new HBox();
        line.getStyleClass().addAll("drill-line", style);
        for (int index = 0; index < texts.length; index++) {
            line.getChildren().add(cell(texts[index], style, index, "caption"));
        }
        return line;
    }

    private static Label cell(String text, String style, int column, String... classes) {
        Label label = Labels.cut(text, classes);
        label.getStyleClass().add(style + "-" + column);
        if ((style.equals("check-line") && column == 2) || (style.equals("run-line") && column == 3)) {
            HBox.setHgrow(label, Priority.ALWAYS);
            label.setMaxWidth(Double.MAX_VALUE);
        }
        return label;
    }

    private static Node line(Check check) {
        HBox line = new HBox();
        line.getStyleClass().addAll("drill-line", "check-line");
        Label word = cell(check.word(), "check-line", 0, check.mark() == Mark.DECLARED ? "tertiary" : "strong");
        word.pseudoClassStateChanged(BAD, check.mark() == Mark.NO_GO);
        if (check.mark() == Mark.GO) {
            word.setGraphic(new Glyph(Glyph.Drawing.TICK));
        }
        Label reason = cell(check.reason(), "check-line", 2, "secondary");
        reason.pseudoClassStateChanged(BAD, check.mark() == Mark.NO_GO);
        line.getChildren()
                .setAll(List.of(
                        word,
                        cell(check.name(), "check-line", 1, "value"),
                        reason,
                        cell(check.limit(), "check-line", 3, "tertiary")));
        return line;
    }

    private static Node line(Row row) {
        HBox line = columns("run-line", row.at(), row.kind(), row.outage(), row.lost(), row.verdict());
        line.getChildren().forEach(each -> {
            each.getStyleClass().remove("caption");
            each.getStyleClass().add("value");
        });
        line.getChildren().getLast().pseudoClassStateChanged(BAD, row.bad());
        return line;
    }

    private static Node line(Fact fact) {
        HBox line =
                new HBox(Labels.cut(fact.label(), "secondary"), Labels.spring(), Labels.fixed(fact.text(), "value"));
        line.getStyleClass().add("drill-line");
        return line;
    }
}
