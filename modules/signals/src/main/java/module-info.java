import org.jspecify.annotations.NullMarked;

/// The vocabulary of an estate: what is watched, measured and judged. Plain values, no effects.
@NullMarked
module io.watchfloor.signals {
    requires static org.jspecify;

    exports io.watchfloor.signals;
    exports io.watchfloor.signals.estate;
    exports io.watchfloor.signals.facts;
    exports io.watchfloor.signals.plans;
    exports io.watchfloor.signals.statements;
}
