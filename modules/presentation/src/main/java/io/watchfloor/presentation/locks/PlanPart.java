package io.watchfloor.presentation.locks;

import io.watchfloor.presentation.Figures;
import io.watchfloor.presentation.Labels;
import io.watchfloor.presentation.Surroundings;
import io.watchfloor.signals.plans.PlanAnswer;
import io.watchfloor.signals.plans.PlanSource;
import io.watchfloor.signals.plans.QueryPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// How a statement would run, when asked: a tree with total cost and own share, or why there is none.
final class PlanPart extends VBox {
    private static final int MOST_NODES = 60;

    private final Label note = Labels.cut("", "caption");
    private final VBox body = new VBox();
    private final Asking<Question, PlanAnswer> asking;
    private PlanSource.@Nullable Request statement;
    private PlanSource.@Nullable Request asked;
    private int number;

    /// Numbered: what is asked again after it was let go is another question.
    private record Question(int number, PlanSource.Request request) {}

    PlanPart(Surroundings surroundings) {
        Function<Question, PlanAnswer> source = question -> surroundings.plans().ask(question.request());
        asking = new Asking<>(surroundings.threads(), source, this::answered);
        getStyleClass().addAll("detail-block", "plan-part");
        HBox caption = new HBox(8, Labels.fixed(LocksText.PLAN.text(), "caption", "strong"), Labels.spring(), note);
        getChildren().setAll(caption, body);
        body.getStyleClass().add("plan-body");
        offer();
    }

    /// Of this statement; what was known of another is let go.
    void show(Detail.@Nullable Asked next) {
        PlanSource.Request request = next == null
                ? null
                : new PlanSource.Request(next.server(), next.database(), next.queryId(), next.pid());
        if (!Objects.equals(request, statement)) {
            statement = request;
            letGo();
        }
    }

    /// Asks, or lets go of what was asked or answered.
    void ask() {
        PlanSource.Request request = statement;
        if (request == null) {
            return;
        }
        if (asked != null) {
            letGo();
            return;
        }
        asked = request;
        note.setText(LocksText.PLAN_ASKING.text());
        ProgressBar bar = new ProgressBar();
        bar.getStyleClass().add("plan-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        body.getChildren().setAll(bar);
        asking.ask(new Question(++number, request));
    }

    private void letGo() {
        asked = null;
        number++;
        offer();
    }

    private void offer() {
        note.setText("");
        HBox hint = new HBox(8, Labels.key("E"), Labels.fixed(LocksText.PLAN_ASK.text(), "tertiary"));
        hint.getStyleClass().add("key-hint");
        hint.setOnMouseClicked(event -> ask());
        body.getChildren().setAll(hint);
    }

    private void answered(Question question, PlanAnswer answer) {
        if (question.number() != number) {
            return;
        }
        switch (answer) {
            case PlanAnswer.Planned planned -> {
                note.setText(LocksText.PLAN_BASIS.text(planned.plan().basis()));
                List<Node> lines = new ArrayList<>();
                add(lines, planned.plan().root(), 0);
                body.getChildren().setAll(lines);
            }
            case PlanAnswer.Refused refused -> {
                note.setText(LocksText.PLAN_NONE.text());
                body.getChildren().setAll(Labels.wrapped(refused.reason(), "secondary"));
            }
        }
    }

    private static void add(List<Node> lines, QueryPlan.Node node, int depth) {
        if (lines.size() < MOST_NODES) {
            lines.add(new PlanLine(words(node), depth, Figures.count(node.cost().total()), node.cost()));
            node.below().forEach(child -> add(lines, child, depth + 1));
        }
    }

    private static String words(QueryPlan.Node node) {
        StringBuilder words = new StringBuilder(node.type());
        if (node.index() != null) {
            words.append(' ').append(node.index());
        } else if (node.relation() != null) {
            words.append(' ').append(node.relation());
        }
        return words.toString();
    }
}
