import org.jspecify.annotations.NullMarked;

/// The embedded estate, a process of its own.
@NullMarked
module io.watchfloor.lab {
    requires io.watchfloor.signals;
    requires java.sql;
    requires java.net.http;
    requires jdk.httpserver;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.yaml;
    requires org.slf4j;
    requires static org.jspecify;
}
