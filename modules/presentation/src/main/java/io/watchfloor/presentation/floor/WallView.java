package io.watchfloor.presentation.floor;

import io.watchfloor.controls.tile.TileSize;
import io.watchfloor.controls.timeline.Timeline;
import io.watchfloor.presentation.answers.AnswersBand;
import io.watchfloor.presentation.floor.TileGrid.Measures;
import io.watchfloor.presentation.floor.TileGrid.Section;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Workflow;
import io.watchfloor.signals.estate.Workflow.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;

/// The floor on a wall: nothing to press, larger type, the worst tenants first.
final class WallView extends BorderPane {
    private static final double GAP = 16;
    private static final int CRITICAL = 4;
    private static final int FEW_TENANTS = 8;
    private static final double[] SHARES = {30, 41, 29};
    private static final double MAGNIFIED = 1.6;

    private final AnswersBand answers;
    private final Tiles tiles;
    private final Rail rail;
    private final Timeline timeline = new Timeline();
    private final OtherWorkflows others;
    private final TenantsView tenants = new TenantsView();
    private final boolean showsTenants;

    WallView(Estate estate, AnswersBand answers, Tiles tiles, Rail rail) {
        this.answers = answers;
        this.tiles = tiles;
        this.rail = rail;
        showsTenants = estate.tenants().size() > FEW_TENANTS;
        getStyleClass().addAll("floor", "ground");
        List<Workflow> critical = Tiles.of(estate.workflows(), Tier.CRITICAL).stream()
                .limit(CRITICAL)
                .toList();
        List<Workflow> rest = new ArrayList<>(estate.workflows());
        rest.removeAll(critical);
        others = new OtherWorkflows(rest);
        VBox body = new VBox();
        body.getStyleClass().add("wall-body");
        if (!critical.isEmpty()) {
            body.getChildren()
                    .add(new TileGrid(
                            new Measures(Math.clamp(critical.size(), 3, CRITICAL), GAP, 0),
                            List.of(new Section("", tiles.workflows(critical, TileSize.WALL_CRITICAL)))));
        }
        body.getChildren()
                .add(new TileGrid(
                        new Measures(7, GAP, 0), List.of(new Section("", tiles.layers(TileSize.WALL_LAYER)))));
        Node bottom = bottom();
        VBox.setVgrow(bottom, Priority.ALWAYS);
        body.getChildren().add(bottom);
        setTop(answers);
        setCenter(body);
    }

    void show(FloorContent content, Instant now) {
        answers.show(content.answers());
        tiles.show(content.board());
        rail.show(content.rail(), now);
        others.show(content.board().workflows());
        if (showsTenants) {
            tenants.show(content.tenants());
        } else {
            timeline.show(content.timeline());
        }
    }

    private Node bottom() {
        GridPane grid = new GridPane();
        grid.setHgap(GAP);
        for (double share : SHARES) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(share);
            grid.getColumnConstraints().add(column);
        }
        RowConstraints row = new RowConstraints();
        row.setVgrow(Priority.ALWAYS);
        row.setMinHeight(0);
        grid.getRowConstraints().add(row);
        VBox right = new VBox(
                named(FloorText.FINDING.text(), rail.finding()), named(FloorText.IN_FORCE.text(), rail.force()));
        right.setSpacing(GAP / 2);
        VBox.setVgrow(right.getChildren().getLast(), Priority.ALWAYS);
        grid.addRow(
                0,
                named(FloorText.OTHER_WORKFLOWS.text(), others),
                showsTenants ? tenants : new Magnified(timeline, MAGNIFIED),
                right);
        return grid;
    }

    private static VBox named(String text, Region card) {
        Label name = new Label(text);
        name.getStyleClass().add("section-label");
        VBox box = new VBox(name, card);
        VBox.setVgrow(card, Priority.ALWAYS);
        card.setMaxHeight(Double.MAX_VALUE);
        box.setMinHeight(0);
        return box;
    }
}
