package io.watchfloor.lab.workload;

import io.watchfloor.lab.kubernetes.PodSpec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/// Opens sessions as a pod's Odoo does: as the tenant's owner, from the pod's own address, under Odoo's application
/// name, on whichever node is primary.
public final class Sessions {
    private final UnaryOperator<String> url;
    private final Map<String, String> passwords;
    private final AtomicInteger masters = new AtomicInteger(4000);

    /// `url` gives the JDBC address of a database, `passwords` those of the owners by tenant slug.
    public Sessions(UnaryOperator<String> url, Map<String, String> passwords) {
        this.url = url;
        this.passwords = Map.copyOf(passwords);
    }

    /// The process number that the next pod's Odoo goes by.
    int nextMaster() {
        return masters.addAndGet(7);
    }

    OdooSession open(PodSpec pod, int master) throws SQLException {
        String tenant = pod.namespace();
        Properties properties = new Properties();
        properties.setProperty("user", "odoo_" + tenant);
        properties.setProperty("password", passwords.getOrDefault(tenant, ""));
        properties.setProperty("ApplicationName", "odoo-" + master);
        properties.setProperty("localSocketAddress", pod.ip());
        properties.setProperty("assumeMinServerVersion", "16");
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("socketTimeout", "600");
        properties.setProperty("cancelSignalTimeout", "2");
        properties.setProperty("hostRecheckSeconds", "1");
        properties.setProperty("sslmode", "disable");
        properties.setProperty("gssEncMode", "disable");
        Connection connection = DriverManager.getConnection(url.apply(tenant), properties);
        return new OdooSession(connection);
    }
}
