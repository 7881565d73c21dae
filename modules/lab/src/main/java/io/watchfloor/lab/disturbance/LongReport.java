package io.watchfloor.lab.disturbance;

import io.watchfloor.lab.workload.Sessions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A month's end: a report reads on one snapshot for as long as it lasts, while the closing books the same orders over
/// and over. What it leaves dead cannot be cleaned away, and readers step over more and more of it.
public final class LongReport implements Disturbance {
    private static final long PAUSE_MILLIS = 200;
    private static final double HOLDS_SECONDS = 5;
    private static final long LOOK_MILLIS = 500;
    private static final int LOOKS = 60;

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
        awaitDeadRows(session("month-end"));
    }

    /// It has taken hold when what is dead is as much as some seconds of the closing leave.
    private void awaitDeadRows(HeldSession watching) throws SQLException, InterruptedException {
        for (int look = 0; look < LOOKS && watching.number("dead-rows") < fault.amount() * HOLDS_SECONDS; look++) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
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
