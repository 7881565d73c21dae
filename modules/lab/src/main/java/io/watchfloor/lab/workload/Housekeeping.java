package io.watchfloor.lab.workload;

import io.watchfloor.lab.host.Resources;
import io.watchfloor.lab.postgres.PostgresPair;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Forgets old rows in all tenants' databases once a minute. It waits for nobody: what cannot be deleted now is left
/// for the next time.
public final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final PostgresPair pair;
    private final Thread thread;

    /// Begins a minute from now.
    public Housekeeping(PostgresPair pair) {
        this.pair = pair;
        this.thread = Thread.ofVirtual().name("housekeeping").unstarted(this::keep);
        thread.start();
    }

    private void keep() {
        try {
            while (true) {
                TimeUnit.MINUTES.sleep(1);
                for (Tenant tenant : Tenant.ALL) {
                    forget(tenant);
                }
            }
        } catch (InterruptedException _) {
            LOG.debug("housekeeping ends");
        }
    }

    private void forget(Tenant tenant) {
        try (Connection connection = pair.connect(tenant.slug());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(Resources.text(Housekeeping.class, "do_forget_old_rows.sql"));
            connection.commit();
        } catch (SQLException | IOException e) {
            LOG.debug("old rows of {} stay for now", tenant.slug(), e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
