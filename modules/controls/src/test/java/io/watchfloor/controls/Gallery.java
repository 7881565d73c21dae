package io.watchfloor.controls;

import io.watchfloor.controls.chart.Countdown;
import io.watchfloor.controls.chart.FactBox;
import io.watchfloor.controls.chart.Heartbeat;
import io.watchfloor.controls.chart.Meter;
import io.watchfloor.controls.chart.TimeRange;
import io.watchfloor.controls.chart.WaitStack;
import io.watchfloor.controls.tile.StateTile;
import io.watchfloor.controls.tile.TileContent;
import io.watchfloor.controls.tile.TileSize;
import io.watchfloor.controls.tile.TileState;
import io.watchfloor.controls.timeline.Timeline;
import io.watchfloor.controls.tree.TreeRows;
import io.watchfloor.themes.Theme;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/// Renders every control in both themes to pictures, to be looked at beside the design.
final class Gallery {
    private Gallery() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "target/gallery");
        for (Theme theme : Theme.values()) {
            String name = theme.name().toLowerCase(java.util.Locale.ROOT);
            picture(() -> tiles(), theme, folder, "tiles-" + name, 1);
            picture(() -> tiles(), theme, folder, "tiles-" + name + "-2x", 2);
            picture(Gallery::charts, theme, folder, "charts-" + name, 1);
            picture(Gallery::charts, theme, folder, "charts-" + name + "-2x", 2);
            picture(Gallery::tree, theme, folder, "tree-" + name, 1);
            picture(Gallery::tree, theme, folder, "tree-" + name + "-2x", 2);
            picture(() -> wall(), theme, folder, "wall-" + name + "-2x", 2);
        }
        System.exit(0);
    }

    private static void picture(
            java.util.function.Supplier<Pane> content, Theme theme, Path folder, String name, double scale) {
        Pictures.onScreen(() -> {
            Scene scene = Pictures.scene(content.get(), theme, 1480, 900);
            Pictures.save(scene, scale, folder.resolve(name + ".png"));
            return name;
        });
    }

    private static Pane tiles() {
        FlowPane pane = new FlowPane(16, 16);
        pane.setStyle("-fx-padding: 24");
        for (TileState state : Samples.STATES) {
            add(pane, TileSize.SMALL, Samples.small(state, false));
            if (state.abnormal()) {
                add(pane, TileSize.SMALL, Samples.small(state, true));
            }
        }
        StateTile focused = add(pane, TileSize.SMALL, Samples.small(TileState.HEALTHY, false));
        focused.pseudoClassStateChanged(PseudoClass.getPseudoClass("focus-visible"), true);
        add(pane, TileSize.CRITICAL, Samples.critical(TileState.DEGRADED, true, "first to slow"));
        add(pane, TileSize.CRITICAL, Samples.critical(TileState.DOWN, false, "+4 s"));
        add(pane, TileSize.CRITICAL, Samples.critical(TileState.HEALTHY, false, ""));
        add(pane, TileSize.CRITICAL, Samples.critical(TileState.STALE, false, ""));
        add(pane, TileSize.LAYER, Samples.layer(TileState.HEALTHY, false, "Ingress", "1 240", "/s"));
        add(pane, TileSize.LAYER, Samples.layer(TileState.DEGRADED, true, "PostgreSQL", "41.3", "s/s"));
        add(pane, TileSize.LAYER, Samples.layer(TileState.DOWN, false, "Infrastructure", "100", "%"));
        add(pane, TileSize.LAYER, Samples.layer(TileState.UNKNOWN, false, "Redis", "", ""));
        add(pane, TileSize.LAYER, Samples.layer(TileState.STALE, false, "Backups", "22", "h"));
        add(pane, TileSize.SMALL, longTexts());
        return pane;
    }

    private static TileContent longTexts() {
        TileContent base = Samples.small(TileState.DEGRADED, true);
        return new TileContent(
                new TileContent.Strip(
                        TileState.DEGRADED,
                        "degraded 123 h 45 min and 17 s",
                        base.strip().acknowledgement(),
                        "12 min"),
                new TileContent.Heading(
                        "Reconciliation of marketplace payments", java.util.Optional.of("root blocker")),
                new TileContent.Figure(
                        "1 234 567.89", "transactions/s", "p99.9", java.util.Optional.of(Samples.runs(true)), ""),
                java.util.List.of(
                        TileContent.Phrase.tag("root blocker"),
                        TileContent.Phrase.of("1 234 567", "sessions waiting for it")),
                java.util.List.of(
                        new TileContent.Cell(TileState.DOWN, "Norda Handelsgesellschaft", "123 456 789"),
                        new TileContent.Cell(TileState.DEGRADED, "V", "1.84"),
                        new TileContent.Cell(TileState.UNKNOWN, "+118", "")));
    }

    private static Pane charts() {
        VBox pane = new VBox(16);
        pane.setStyle("-fx-padding: 24");
        Timeline timeline = new Timeline();
        timeline.show(ChartSamples.timeline());
        timeline.setMaxWidth(1336);
        WaitStack stack = new WaitStack(at -> at.toString().substring(11, 19), new WaitStack.Gestures() {
            @Override
            public void brush(Optional<TimeRange> range) {}

            @Override
            public void zoom(Instant around, double factor) {}
        });
        stack.show(ChartSamples.waits());
        stack.setPrefSize(640, 240);
        Countdown countdown = new Countdown();
        countdown.show(0.84, "26:10", "left");
        Heartbeat heartbeat = new Heartbeat();
        heartbeat.beat(25);
        Meter meter = new Meter();
        meter.show(
                List.of(new Meter.Share(0.87, "main"), new Meter.Share(0.08, "second"), new Meter.Share(0.05, "rest")));
        FactBox frees = new FactBox();
        frees.show(new FactBox.Fact(
                "Frees", "14", "sessions", "6 order capture · 5 stock reservation · 3 POS sync", false));
        FactBox old = new FactBox();
        old.show(new FactBox.Fact("Ends by itself", "03:13:54", "CET (UTC+1)", "undone by watcher eu-2", true));
        FlowPane small = new FlowPane(24, 24, countdown, heartbeat, meter, frees, old);
        pane.getChildren().addAll(timeline, stack, small);
        return pane;
    }

    private static Pane tree() {
        TreeRows rows = new TreeRows(TreeSamples.COLUMNS);
        rows.show(TreeSamples.rows());
        rows.select(List.of("48213"));
        rows.setPrefHeight(440);
        TreeRows narrow = new TreeRows(TreeSamples.COLUMNS);
        narrow.show(TreeSamples.rows());
        narrow.fold("48377", true);
        narrow.fold("47655", true);
        narrow.setMaxWidth(1180);
        narrow.setPrefHeight(360);
        VBox pane = new VBox(16, rows, narrow);
        pane.setStyle("-fx-padding: 24 0 24 0");
        return pane;
    }

    private static Pane wall() {
        FlowPane pane = new FlowPane(16, 16);
        pane.setStyle("-fx-padding: 24");
        add(pane, TileSize.WALL_CRITICAL, Samples.critical(TileState.DEGRADED, true, "first to slow"));
        add(pane, TileSize.WALL_CRITICAL, Samples.critical(TileState.DOWN, false, "+4 s"));
        add(pane, TileSize.WALL_CRITICAL, Samples.critical(TileState.HEALTHY, false, ""));
        add(pane, TileSize.WALL_CRITICAL, Samples.critical(TileState.UNKNOWN, false, ""));
        add(pane, TileSize.WALL_LAYER, Samples.layer(TileState.HEALTHY, false, "Ingress", "1 240", "/s"));
        add(pane, TileSize.WALL_LAYER, Samples.layer(TileState.DEGRADED, true, "PostgreSQL", "41.3", "s/s"));
        add(pane, TileSize.WALL_LAYER, Samples.layer(TileState.STALE, true, "Infrastructure", "41.3", "%"));
        return pane;
    }

    private static StateTile add(Pane pane, TileSize size, TileContent content) {
        StateTile tile = new StateTile(size);
        tile.show(content);
        tile.setMaxSize(javafx.scene.layout.Region.USE_PREF_SIZE, javafx.scene.layout.Region.USE_PREF_SIZE);
        pane.getChildren().add(tile);
        return tile;
    }
}
