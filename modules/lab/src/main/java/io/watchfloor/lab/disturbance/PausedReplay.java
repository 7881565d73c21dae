package io.watchfloor.lab.disturbance;

import io.watchfloor.lab.postgres.PostgresPair;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Replay on the standby is paused: it receives and does not apply.
public final class PausedReplay implements Disturbance {
    private static final Logger LOG = LoggerFactory.getLogger(PausedReplay.class);

    private final PostgresPair pair;

    /// On whichever node is standby.
    public PausedReplay(PostgresPair pair) {
        this.pair = pair;
    }

    @Override
    public void begin() throws SQLException {
        run("do_pause_replay");
    }

    private void run(String statement) throws SQLException {
        try (Connection connection = pair.connectStandby();
                Statement sql = connection.createStatement()) {
            sql.execute(FaultSql.text(statement));
        }
    }

    @Override
    public void close() {
        try {
            run("do_resume_replay");
        } catch (SQLException e) {
            LOG.info("replay was not resumed: {}", e.getMessage());
        }
    }
}
