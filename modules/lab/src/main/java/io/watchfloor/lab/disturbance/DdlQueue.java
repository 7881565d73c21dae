package io.watchfloor.lab.disturbance;

import io.watchfloor.lab.workload.Sessions;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A long report reads a table; a migration wants the table for itself and waits; everybody queues behind it.
public final class DdlQueue implements Disturbance {
    private static final long REPORT_AHEAD_MILLIS = 1500;

    private final Sessions sessions;
    private final Fault fault;
    private @Nullable HeldSession report;
    private @Nullable HeldSession migration;

    /// For the fault's tenant and table.
    public DdlQueue(Sessions sessions, Fault fault) {
        this.sessions = sessions;
        this.fault = fault;
    }

    @Override
    public void begin() throws SQLException, InterruptedException {
        HeldSession reader = new HeldSession(() -> sessions.outside(fault.tenant(), "reporting"));
        report = reader;
        reader.keepRunning("report-" + fault.target(), fault.amount());
        TimeUnit.MILLISECONDS.sleep(REPORT_AHEAD_MILLIS);
        HeldSession writer = new HeldSession(() -> sessions.outside(fault.tenant(), "migration"));
        migration = writer;
        writer.keepRunning("do_migrate_" + fault.target());
    }

    @Override
    public void close() {
        if (migration != null) {
            migration.close();
        }
        if (report != null) {
            report.close();
        }
    }
}
