import org.jspecify.annotations.NullMarked;

/// View models and views, one package per screen.
@NullMarked
module io.watchfloor.presentation {
    requires transitive io.watchfloor.signals;
    requires transitive io.watchfloor.diagnosis;
    requires transitive io.watchfloor.mitigation;
    requires transitive io.watchfloor.journal;
    requires io.watchfloor.controls;
    requires io.watchfloor.themes;
    requires transitive javafx.controls;
    requires org.controlsfx.controls;
    requires atlantafx.base;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.watchfloor.presentation;
    exports io.watchfloor.presentation.audit;
    exports io.watchfloor.presentation.drill;
    exports io.watchfloor.presentation.floor;
    exports io.watchfloor.presentation.locks;
    exports io.watchfloor.presentation.mitigations;
    exports io.watchfloor.presentation.plan;
    exports io.watchfloor.presentation.shell;
}
