import org.jspecify.annotations.NullMarked;

/// Endpoints of the watched systems: credentials, caps and timeouts in one place.
@NullMarked
module io.watchfloor.connections {
    requires transitive io.watchfloor.signals;
    requires java.net.http;
    requires transitive java.sql;
    requires org.postgresql.jdbc;
    requires transitive kubernetes.client.api;
    requires transitive kubernetes.model.core;
    requires transitive kubernetes.model.batch;
    requires transitive kubernetes.model.apps;
    requires io.fabric8.kubernetes.client.jdkhttp;
    requires redis.clients.jedis;
    requires org.slf4j;
    requires static org.checkerframework.checker.qual;
    requires static org.jspecify;

    exports io.watchfloor.connections;
}
