package io.watchfloor.lab.postgres;

import io.watchfloor.lab.host.Resources;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Hands the leadership over in good order, as a cluster manager would: checkpoint, end of writes, the standby replays
/// everything, and only then it is promoted. Where one of these does not come about the old primary leads on.
public final class Handover {
    private static final int STOP_SECONDS = 15;
    private static final int REPLAY_SECONDS = 10;

    private final PostgresPair pair;
    private final List<Step> steps = new ArrayList<>();
    private long last = System.nanoTime();

    /// A step that was made, and how long it took.
    public record Step(String name, long milliseconds) {}

    Handover(PostgresPair pair) {
        this.pair = pair;
    }

    List<Step> run() throws IOException, SQLException, InterruptedException {
        Node former = pair.primary();
        Node next = pair.standby();
        // Connected beforehand: the time that it takes is no outage yet.
        try (Connection standby = pair.superuser(next)) {
            checkpoint(former);
            step("checkpoint on " + former.address());
            if (!former.stopInOrder(STOP_SECONDS)) {
                former.stop();
                leadOn(former, former.address() + " did not end within " + STOP_SECONDS + " s");
            }
            step("writes ended, " + former.address() + " stopped");
            ControlFile left = ControlFile.of(former.data());
            if (!left.inGoodOrder() || !replayed(standby, left.checkpoint())) {
                leadOn(former, next.address() + " had not replayed everything within " + REPLAY_SECONDS + " s");
            }
            step("everything replayed on " + next.address());
            pair.promote(next, standby);
            step(next.address() + " promoted");
        }
        return List.copyOf(steps);
    }

    private void checkpoint(Node node) throws SQLException, IOException {
        try (Connection connection = pair.superuser(node);
                Statement statement = connection.createStatement()) {
            statement.execute(Resources.text(Handover.class, "do_checkpoint.sql"));
        }
    }

    private static boolean replayed(Connection standby, long checkpoint)
            throws SQLException, IOException, InterruptedException {
        String query = Resources.text(Handover.class, "replayed.sql");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(REPLAY_SECONDS);
        try (Statement statement = standby.createStatement()) {
            while (System.nanoTime() < deadline) {
                try (ResultSet row = statement.executeQuery(query)) {
                    // The checkpoint's record begins there, so that what was replayed ends behind it.
                    if (row.next() && row.getLong(1) > checkpoint) {
                        return true;
                    }
                }
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }
        return false;
    }

    private static void leadOn(Node former, String why) throws IOException, InterruptedException {
        former.start(List.of());
        throw new IllegalStateException("no switchover: " + why + "; it leads on");
    }

    private void step(String name) {
        long now = System.nanoTime();
        steps.add(new Step(name, TimeUnit.NANOSECONDS.toMillis(now - last)));
        last = now;
    }
}
