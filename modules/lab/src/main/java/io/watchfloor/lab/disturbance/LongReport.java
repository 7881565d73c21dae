package io.watchfloor.lab.disturbance;

import io.watchfloor.lab.workload.Sessions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A month's end: a report reads on one snapshot for as long as it lasts, while the closing books the same orders over
/// and over. What it leaves dead cannot be cleaned away, and readers step over more and more of it.
public final class LongReport implements Disturbance {
    private static final long PAUSE_MILLIS = 200;

    private final Sessions sessions;
    private final Fault fault;
    private final List<HeldSession> open = new ArrayList<>();

    /// For the fault's tenant.
    public LongReport(Sessions sessions, Fault fault) {
        this.sessions = sessions;
        this.fault = fault;
    }

    @Override
    public void begin() throws SQLException, InterruptedException {
        HeldSession closing = session("month-end");
        closing.run("do_open_closing", (int) (fault.amount() * PAUSE_MILLIS / 1000));
        closing.commit();
        HeldSession report = session("reporting");
        report.run("do_take_snapshot");
        report.keepRunning("report-month");
        closing.keepCommitting("do_book_closing", PAUSE_MILLIS);
    }

    private HeldSession session(String application) throws SQLException {
        HeldSession session = new HeldSession(() -> sessions.outside(fault.tenant(), application));
        open.add(session);
        return session;
    }

    @Override
    public void close() {
        open.forEach(HeldSession::close);
    }
}
