import org.jspecify.annotations.NullMarked;

/// The append-only record of who did what, and the flight recorder.
@NullMarked
module io.watchfloor.journal {
    requires transitive io.watchfloor.signals;
    requires com.fasterxml.jackson.annotation;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires transitive java.sql;
    requires org.postgresql.jdbc;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.watchfloor.journal;
    exports io.watchfloor.journal.frames;
}
