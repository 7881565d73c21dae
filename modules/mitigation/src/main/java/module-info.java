import org.jspecify.annotations.NullMarked;

/// The desk: plan, guard, record, act, verify, undo.
@NullMarked
module io.watchfloor.mitigation {
    requires transitive io.watchfloor.signals;
    requires transitive io.watchfloor.diagnosis;
    requires transitive io.watchfloor.journal;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.watchfloor.mitigation;
    exports io.watchfloor.mitigation.actions;
    exports io.watchfloor.mitigation.drill;

    uses io.watchfloor.mitigation.ExecutorProvider;
}
