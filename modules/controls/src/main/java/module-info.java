import org.jspecify.annotations.NullMarked;

/// JavaFX controls without domain: they take immutable contents and report intentions.
@NullMarked
module io.watchfloor.controls {
    requires transitive io.watchfloor.themes;
    requires transitive javafx.controls;
    requires transitive eu.hansolo.tilesfx;
    requires static org.jspecify;

    exports io.watchfloor.controls;
    exports io.watchfloor.controls.chart;
    exports io.watchfloor.controls.probe;
    exports io.watchfloor.controls.tile;
    exports io.watchfloor.controls.timeline;
    exports io.watchfloor.controls.tree;
}
