import org.jspecify.annotations.NullMarked;

/// Turns the watched systems into readings, one package per technology.
@NullMarked
module io.watchfloor.collectors {
    requires transitive io.watchfloor.signals;
    requires transitive io.watchfloor.connections;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.watchfloor.collectors;
}
