import org.jspecify.annotations.NullMarked;

/// Reads `estate.yaml` and packs into an `Estate`, naming every mistake with its line and column.
@NullMarked
module io.watchfloor.estate {
    requires transitive io.watchfloor.signals;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.dataformat.yaml;
    requires static org.jspecify;

    exports io.watchfloor.estate;
}
