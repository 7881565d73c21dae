package io.watchfloor.lab.disturbance;

import io.watchfloor.lab.workload.Sessions;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// An integration updates the invoices of many stores, and forgets to commit.
public final class OpenTransaction implements Disturbance {
    private final Sessions sessions;
    private final Fault fault;
    private @Nullable HeldSession session;

    /// For the fault's tenant.
    public OpenTransaction(Sessions sessions, Fault fault) {
        this.sessions = sessions;
        this.fault = fault;
    }

    @Override
    public void begin() throws SQLException {
        HeldSession opened = new HeldSession(() -> sessions.outside(fault.tenant(), "marketplace-connector"));
        session = opened;
        opened.run("do_hold_invoices", (int) fault.amount());
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
        }
    }
}
