import org.jspecify.annotations.NullMarked;

/// JavaFX controls without domain.
@NullMarked
module io.watchfloor.controls {
    requires transitive io.watchfloor.themes;
    requires transitive javafx.controls;
    requires eu.hansolo.tilesfx;
    requires atlantafx.base;
    requires static org.jspecify;
}
