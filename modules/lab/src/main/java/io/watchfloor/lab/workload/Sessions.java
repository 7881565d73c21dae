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
    private final Carrier carrier;
    private final AtomicInteger masters = new AtomicInteger(4000);

    /// `url` gives the JDBC address of a database, `passwords` those of the owners by tenant slug; `carrier` is asked
    /// for labels.
    public Sessions(UnaryOperator<String> url, Map<String, String> passwords, Carrier carrier) {
        this.url = url;
        this.passwords = Map.copyOf(passwords);
        this.carrier = carrier;
    }

    /// The process number that the next pod's Odoo goes by.
    int nextMaster() {
        return masters.addAndGet(7);
    }

    OdooSession open(PodSpec pod, int master) throws SQLException {
        Properties properties = properties(pod.namespace(), "odoo-" + master);
        properties.setProperty("localSocketAddress", pod.ip());
        return new OdooSession(DriverManager.getConnection(url.apply(pod.namespace()), properties), carrier);
    }

    /// A session of something that is no pod, such as an integration, under the tenant's role and its own name.
    public Connection outside(String tenant, String application) throws SQLException {
        return DriverManager.getConnection(url.apply(tenant), properties(tenant, application));
    }

    private Properties properties(String tenant, String application) {
        Properties properties = new Properties();
        properties.setProperty("user", "odoo_" + tenant);
        properties.setProperty("password", passwords.getOrDefault(tenant, ""));
        properties.setProperty("ApplicationName", application);
        properties.setProperty("assumeMinServerVersion", "16");
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("socketTimeout", "600");
        properties.setProperty("cancelSignalTimeout", "2");
        properties.setProperty("hostRecheckSeconds", "1");
        properties.setProperty("sslmode", "disable");
        properties.setProperty("gssEncMode", "disable");
        return properties;
    }
}
