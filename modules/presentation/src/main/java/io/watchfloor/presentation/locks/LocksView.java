package io.watchfloor.presentation.locks;

import io.watchfloor.presentation.Figures;
import io.watchfloor.presentation.Labels;
import io.watchfloor.presentation.Surroundings;
import io.watchfloor.presentation.Tick;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;

/// The parts of the page and where they stand.
final class LocksView {
    /// What the parts talk to.
    record Models(LocksModel model, ActivityModel activity, TravelModel travel, StatementsModel statements) {}

    private final StackPane page = new StackPane();
    private final Preferences preferences;
    private final Models models;
    private final ZoneId zone;
    private final Tabs tabs;
    private final TreeHead head;
    private final StatementsPane statements;
    private final VBox treeBody;
    private final LocksTable table;
    private final SessionsPanel sessions;
    private final DetailPanel detail;
    private final TimeBar timeBar;
    private final EmptyNote empty = new EmptyNote();
    private final KeyLine keys = new KeyLine();

    LocksView(Surroundings surroundings, Preferences preferences, Models models, Consumer<SessionKey> go) {
        this.preferences = preferences;
        this.models = models;
        zone = surroundings.estate().identity().zone();
        detail = new DetailPanel(surroundings);
        table = new LocksTable(models.model()::select, detail::focusOffer);
        table.tree().hiddenColumns().set(preferences.hiddenColumns());
        tabs = new Tabs(this::open);
        head = new TreeHead(tabs, this::filter, this::focusTable);
        statements = new StatementsPane(models.statements());
        statements.table().setOnOpen(row -> explainStatement(surroundings));
        sessions = new SessionsPanel(zone, models.activity(), go);
        timeBar = new TimeBar(
                zone,
                models.travel(),
                () -> models.model().freeze(!models.model().frozen()));
        treeBody = new VBox(empty, table.node());
        VBox.setVgrow(table.node(), Priority.ALWAYS);
        StackPane bodies = new StackPane(treeBody, statements);
        VBox.setVgrow(bodies, Priority.ALWAYS);
        statements.setVisible(false);
        VBox tree = new VBox(head, bodies);
        tree.getStyleClass().addAll("card", "tree-panel");
        VBox.setVgrow(tree, Priority.ALWAYS);
        VBox left = new VBox(sessions, tree);
        left.getStyleClass().add("locks-left");
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox body = new HBox(left, detail);
        body.getStyleClass().add("locks-body");
        VBox.setVgrow(body, Priority.ALWAYS);
        VBox all = new VBox(body, timeBar, keys);
        all.getStyleClass().addAll("ground", "locks-page");
        Region frame = new Region();
        frame.getStyleClass().add("past-frame");
        frame.setMouseTransparent(true);
        page.getStyleClass().add("locks");
        page.getChildren().setAll(all, frame);
    }

    Parent node() {
        return page;
    }

    TreeHead head() {
        return head;
    }

    LocksTable table() {
        return table;
    }

    SessionsPanel sessions() {
        return sessions;
    }

    DetailPanel detail() {
        return detail;
    }

    TimeBar timeBar() {
        return timeBar;
    }

    /// Opens the wait tree or the statements.
    void open(boolean ofStatements) {
        tabs.select(ofStatements);
        models.statements().seen(ofStatements);
        treeBody.setVisible(!ofStatements);
        statements.setVisible(ofStatements);
        head.figures(ofStatements ? statements.whole() : head.treeFigures());
        models.activity().again();
        focusTable();
    }

    void showStatements(StatementsModel.Content content) {
        statements.show(content);
    }

    boolean statementsOpen() {
        return models.statements().seen();
    }

    private void filter(String words) {
        table.filter(words);
        statements.table().filterProperty().set(words);
    }

    private void focusTable() {
        if (statementsOpen()) {
            statements.focus();
        } else {
            table.focus();
        }
    }

    /// The whole statement that is selected, and how it would run.
    void explainStatement(Surroundings surroundings) {
        statements.selected().ifPresent(chosen -> {
            PlanPart plan = new PlanPart(surroundings);
            plan.show(chosen.asked());
            VBox card = new VBox(
                    Labels.fixed(LocksText.COLUMN_STATEMENT.text(), "panel-title"),
                    new StatementText(chosen.text()),
                    plan);
            card.getStyleClass().addAll("card", "raised", "statement-card");
            card.setFocusTraversable(true);
            card.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
                if (event.getCode() == KeyCode.ESCAPE) {
                    closeCard();
                    event.consume();
                }
            });
            open(card, Pos.CENTER);
            card.requestFocus();
            plan.ask();
        });
    }

    String clock(Instant at) {
        return Figures.clock(at, zone);
    }

    void draw(LocksContent content) {
        table.show(content.rows());
        head.show(content, table);
        empty.show(content);
        detail.show(content.detail());
        timeBar.show(content.picture());
    }

    /// What watching costs, beside the keys.
    void cost(Tick tick) {
        keys.cost(CostWords.of(tick));
    }

    void openColumns() {
        ColumnsCard card = new ColumnsCard(table.tree(), preferences::hideColumns, this::closeCard);
        open(card, Pos.CENTER_RIGHT);
        card.focusFirst();
    }

    void openTime(Instant now) {
        TimeCard card = new TimeCard(zone, now, models.travel()::seek, this::closeCard);
        open(card, Pos.BOTTOM_RIGHT);
        card.focusField();
    }

    private void open(Region card, Pos at) {
        closeCard();
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(card, at);
        StackPane layer = new StackPane(card);
        layer.getStyleClass().add("card-layer");
        layer.setOnMousePressed(event -> {
            if (layer.equals(event.getTarget())) {
                closeCard();
            }
        });
        page.getChildren().add(layer);
        page.applyCss();
    }

    private void closeCard() {
        if (page.getChildren().removeIf(node -> node.getStyleClass().contains("card-layer"))) {
            focusTable();
        }
    }

    /// The chart when the focus is in it, else the whole page.
    void copyPicture() {
        Node what = sessions.chart().isFocused() ? sessions : page;
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.IMAGE, what.snapshot(parameters, null)));
        head.said(LocksText.PICTURE_COPIED.text());
    }
}
