import io.watchfloor.lab.LabTool;
import org.jspecify.annotations.NullMarked;

/// The embedded estate, a process of its own: started by its tool `watchfloor-lab`, nothing else is offered.
@NullMarked
module io.watchfloor.lab {
    requires io.watchfloor.signals;
    requires java.sql;
    requires java.net.http;
    requires jdk.httpserver;
    // Reads past the system's cache, as a backup that saturates a disk.
    requires jdk.unsupported;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.yaml;
    requires org.apache.commons.compress;
    // Jedis, an automatic module, cannot ask for its pool itself.
    requires org.apache.commons.pool2;
    requires org.postgresql.jdbc;
    requires org.slf4j;
    requires org.tukaani.xz;
    requires org.yaml.snakeyaml;
    requires redis.clients.jedis;
    requires static org.jspecify;

    provides java.util.spi.ToolProvider with
            LabTool;
}
