package io.watchfloor.presentation.floor;

import io.watchfloor.controls.tile.StateShape;
import io.watchfloor.presentation.Words;
import io.watchfloor.presentation.floor.TenantsContent.Tenant;
import io.watchfloor.signals.State;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Many tenants on a wall: the four worst large, eight more by name, all others folded into cells.
final class TenantsView extends VBox {
    private static final int LARGE = 4;
    private static final int NAMED = 6;

    private final Label summary = new Label();
    private final HBox large = new HBox();
    private final HBox named = new HBox();
    private final FlowPane folded = new FlowPane();
    private final Label rest = new Label();
    private TenantsContent shown = new TenantsContent("", List.of());

    TenantsView() {
        getStyleClass().add("tenants");
        summary.getStyleClass().add("section-label");
        large.getStyleClass().add("tenants-row");
        named.getStyleClass().add("tenants-row");
        folded.getStyleClass().add("tenants-folded");
        rest.getStyleClass().add("tenants-rest");
        getChildren().addAll(summary, large, named, folded, rest);
        setMinHeight(0);
    }

    void show(TenantsContent content) {
        if (content.equals(shown)) {
            return;
        }
        shown = content;
        List<Tenant> all = content.all();
        summary.setText(content.summary());
        large.getChildren().setAll(cells(all.stream().limit(LARGE).toList(), true));
        named.getChildren().setAll(cells(all.stream().skip(LARGE).limit(NAMED).toList(), false));
        List<Tenant> others = all.stream().skip(LARGE + NAMED).toList();
        folded.getChildren().setAll(others.stream().map(TenantsView::cell).toList());
        rest.setText(
                others.isEmpty() ? "" : FloorText.TENANTS_FOLDED.text(Integer.toString(others.size()), counts(others)));
    }

    private static List<Node> cells(List<Tenant> tenants, boolean whole) {
        List<Node> nodes = new ArrayList<>();
        for (Tenant tenant : tenants) {
            Label name = new Label(tenant.name());
            name.getStyleClass().add("tenant-name");
            name.setMinWidth(0);
            HBox head = new HBox(new StateShape(Words.shape(tenant.state())), name);
            head.setAlignment(Pos.CENTER_LEFT);
            head.getStyleClass().add("tenant-head");
            VBox cell = new VBox(head);
            cell.getStyleClass().addAll("tenant", whole ? "whole" : "short");
            if (whole) {
                Label value = new Label(tenant.value());
                value.getStyleClass().add("tenant-value");
                Label unit = new Label(tenant.unit());
                unit.getStyleClass().add("tenant-unit");
                HBox figure = new HBox(value, unit);
                figure.setAlignment(Pos.BASELINE_LEFT);
                figure.getStyleClass().add("tenant-figure");
                cell.getChildren().add(figure);
            }
            Words.shape(tenant.state()).markOn(cell);
            HBox.setHgrow(cell, Priority.ALWAYS);
            cell.setPrefWidth(0);
            cell.setMinWidth(0);
            nodes.add(cell);
        }
        return nodes;
    }

    private static Region cell(Tenant tenant) {
        Region cell = new Region();
        cell.getStyleClass().add("folded-cell");
        Words.shape(tenant.state()).markOn(cell);
        return cell;
    }

    private static String counts(List<Tenant> tenants) {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        tenants.forEach(tenant -> counts.merge(tenant.state(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + Words.of(entry.getKey()).text())
                .collect(Collectors.joining(", "));
    }
}
