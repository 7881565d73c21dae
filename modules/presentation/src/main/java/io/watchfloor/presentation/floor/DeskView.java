package io.watchfloor.presentation.floor;

import io.watchfloor.controls.tile.TileSize;
import io.watchfloor.controls.timeline.Timeline;
import io.watchfloor.controls.timeline.TimelineContent;
import io.watchfloor.presentation.answers.AnswersBand;
import io.watchfloor.presentation.floor.TileGrid.Measures;
import io.watchfloor.presentation.floor.TileGrid.Section;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Workflow;
import io.watchfloor.signals.estate.Workflow.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;

/// The floor at a desk: answers above, tiles and timeline at the left, the rail at the right.
final class DeskView extends BorderPane {
    private static final double GAP = 8;
    private static final double NAME = 24;
    private static final double RAIL_SHARE = 0.255;
    private static final double RAIL_LEAST = 360;
    private static final double RAIL_MOST = 464;
    private static final double TIMELINE_FRAME = 64;
    private static final double LANE = 16;

    private final AnswersBand answers;
    private final Tiles tiles;
    private final Rail rail;
    private final Timeline timeline = new Timeline();
    private final Label timelineName = name("");
    private final Estate estate;
    private final GridPane grid = new GridPane();
    private final ColumnConstraints railColumn = new ColumnConstraints();
    private final Node changes;
    private final Node ahead;

    DeskView(Estate estate, AnswersBand answers, Tiles tiles, Rail rail) {
        this.estate = estate;
        this.answers = answers;
        this.tiles = tiles;
        this.rail = rail;
        getStyleClass().addAll("floor", "ground");
        grid.getStyleClass().add("floor-grid");
        grid.setHgap(2 * GAP);
        grid.setVgap(GAP);
        ColumnConstraints main = new ColumnConstraints();
        main.setHgrow(Priority.ALWAYS);
        main.setMinWidth(0);
        grid.getColumnConstraints().addAll(main, railColumn);
        List<Node> left = left();
        for (int row = 0; row < left.size(); row++) {
            grid.add(left.get(row), 0, row);
            RowConstraints constraints = new RowConstraints();
            if (row == left.size() - 1) {
                constraints.setVgrow(Priority.ALWAYS);
            }
            grid.getRowConstraints().add(constraints);
        }
        int last = left.size() - 1;
        changes = named(FloorText.CHANGED_LATELY.text(), rail.changes());
        ahead = named(FloorText.AHEAD.text(), rail.ahead());
        grid.add(named(FloorText.FINDING.text(), rail.finding()), 1, 0);
        grid.add(named(FloorText.IN_FORCE.text(), rail.force()), 1, 1);
        grid.add(changes, 1, 2);
        grid.add(ahead, 1, Math.max(3, last));
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("floor-scroll");
        setTop(answers);
        setCenter(scroll);
        showAhead(false);
    }

    void show(FloorContent content, Instant now) {
        answers.show(content.answers());
        tiles.show(content.board());
        rail.show(content.rail(), now);
        show(content.timeline());
        showAhead(!content.rail().ahead().isEmpty());
    }

    /// Without a known schedule there is no panel: an empty one would say that nothing is planned.
    private void showAhead(boolean known) {
        ahead.setVisible(known);
        ahead.setManaged(known);
        GridPane.setRowSpan(changes, known ? 1 : GridPane.REMAINING);
    }

    private void show(TimelineContent content) {
        timeline.show(content);
        long minutes =
                Duration.between(content.axis().from(), content.axis().now()).toMinutes();
        String zone = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH)
                .format(content.axis().now().atZone(estate.identity().zone()));
        timelineName.setText(FloorText.LAST_MINUTES.text(minutes, zone));
    }

    private List<Node> left() {
        List<Workflow> all = estate.workflows();
        List<Node> rows = new ArrayList<>();
        if (all.isEmpty()) {
            rows.add(notice());
        }
        List<Workflow> critical = Tiles.of(all, Tier.CRITICAL);
        if (!critical.isEmpty()) {
            rows.add(new TileGrid(
                    new Measures(Math.clamp(critical.size(), 3, 4), GAP, NAME),
                    List.of(new Section(
                            FloorText.CRITICAL_WORKFLOWS.text(), tiles.workflows(critical, TileSize.CRITICAL)))));
        }
        List<Workflow> high = Tiles.of(all, Tier.HIGH);
        List<Workflow> rest = Tiles.of(all, Tier.MODERATE, Tier.SCHEDULED);
        int small = high.size() + rest.size();
        if (small > 0) {
            rows.add(new TileGrid(
                    new Measures(Math.clamp(small, 4, 6), GAP, NAME),
                    List.of(
                            new Section(FloorText.HIGH.text(), tiles.workflows(high, TileSize.SMALL)),
                            new Section(
                                    FloorText.MODERATE_AND_SCHEDULED.text(), tiles.workflows(rest, TileSize.SMALL)))));
        }
        rows.add(new TileGrid(
                new Measures(7, GAP, NAME),
                List.of(new Section(FloorText.LAYERS.text(), tiles.layers(TileSize.LAYER)))));
        Region lanes = new VBox(timelineName, timeline);
        VBox.setVgrow(timeline, Priority.ALWAYS);
        lanes.setMinHeight(NAME + TIMELINE_FRAME + LANE * all.size());
        lanes.setVisible(!all.isEmpty());
        rows.add(lanes);
        return rows;
    }

    private static Node notice() {
        Label title = new Label(FloorText.NO_WORKFLOWS.text());
        title.getStyleClass().add("card-title");
        Label how = new Label(FloorText.NO_WORKFLOWS_HOW.text());
        how.getStyleClass().add("card-line");
        how.setWrapText(true);
        VBox card = new VBox(title, how);
        card.getStyleClass().addAll("card", "notice");
        return named("", card);
    }

    private static Label name(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("section-label");
        label.setMinHeight(NAME);
        label.setPrefHeight(NAME);
        return label;
    }

    private static VBox named(String text, Region card) {
        VBox box = new VBox(name(text), card);
        VBox.setVgrow(card, Priority.ALWAYS);
        card.setMaxHeight(Double.MAX_VALUE);
        box.setMinHeight(0);
        return box;
    }

    @Override
    protected void layoutChildren() {
        double width = Math.clamp(getWidth() * RAIL_SHARE, RAIL_LEAST, RAIL_MOST);
        if (railColumn.getPrefWidth() != width) {
            railColumn.setMinWidth(width);
            railColumn.setPrefWidth(width);
            railColumn.setMaxWidth(width);
        }
        super.layoutChildren();
    }
}
