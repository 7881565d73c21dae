package io.watchfloor.collectors.postgres;

import io.watchfloor.collectors.Samples;
import io.watchfloor.connections.ConnectionException;
import io.watchfloor.signals.facts.Replication;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The standbys as the primary sees them, and how far its WAL is.
final class StandbyList {
    private static final Sql REPLICATION = Sql.resource(StandbyList.class, "replication.sql");

    private final String server;
    private final ServerState state;

    StandbyList(String server, ServerState state) {
        this.server = server;
        this.state = state;
    }

    void read(Link link, Instant at, Samples samples) throws ConnectionException {
        List<Replication.Standby> standbys = link.query(REPLICATION, rows -> {
            List<Replication.Standby> read = new ArrayList<>();
            while (rows.next()) {
                state.walAt(rows.getLong(4), at);
                String status = rows.getString(2);
                if (status != null) {
                    read.add(new Replication.Standby(
                            Objects.requireNonNullElse(rows.getString(1), ""), status, Math.max(0, rows.getLong(3))));
                }
            }
            return read;
        });
        add(standbys, link, at, samples);
    }

    /// There is no standby, as is known without asking.
    void none(Link link, Instant at, Samples samples) {
        add(List.of(), link, at, samples);
    }

    private void add(List<Replication.Standby> standbys, Link link, Instant at, Samples samples) {
        int index = state.server().nodes().indexOf(link.node());
        String node = ServerState.nodeName(state.server(), index);
        samples.add(new Replication(at, server + "/" + node, true, standbys));
    }
}
