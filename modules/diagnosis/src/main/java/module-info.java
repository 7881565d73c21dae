import org.jspecify.annotations.NullMarked;

/// Snapshot in, judgement out: pure, deterministic, without a clock of its own.
@NullMarked
module io.watchfloor.diagnosis {
    requires transitive io.watchfloor.signals;
    requires static org.jspecify;

    exports io.watchfloor.diagnosis;
    exports io.watchfloor.diagnosis.activity;
    exports io.watchfloor.diagnosis.locks;
}
