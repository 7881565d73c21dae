package io.watchfloor.executors.probe;

import io.watchfloor.connections.ConnectionException;
import io.watchfloor.executors.postgres.Sql;
import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.Approved;
import io.watchfloor.mitigation.Approved.Direction;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Check.Result;
import io.watchfloor.mitigation.Executor;
import io.watchfloor.mitigation.Outcome;
import io.watchfloor.mitigation.Plan;
import io.watchfloor.mitigation.Standing;
import io.watchfloor.mitigation.actions.ProbeWrites;
import io.watchfloor.mitigation.drill.DrillGround;
import io.watchfloor.mitigation.drill.ProbeReadings;
import io.watchfloor.mitigation.drill.Topology;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The write probes of drills, and what drills look at. A probe writes into its own table in a database whose owner has
/// marked it for that, and nowhere else.
final class WriteProbes implements Executor, DrillGround {
    private static final String MARKED = Sql.text(WriteProbes.class, "marked.sql");
    private static final String MAKE_SCHEMA = Sql.text(WriteProbes.class, "do_make_schema.sql");
    private static final String MAKE = Sql.text(WriteProbes.class, "do_make.sql");
    private static final String FORGET = Sql.text(WriteProbes.class, "do_forget.sql");
    private static final String DROP = Sql.text(WriteProbes.class, "do_drop.sql");
    private static final String KEPT = Sql.text(WriteProbes.class, "kept.sql");
    private static final String STANDING = Sql.text(WriteProbes.class, "standing.sql");

    private final Map<String, Marked> servers;
    private final Map<String, NodeLooks> looks;
    private final AtomicReference<@Nullable Probe> running = new AtomicReference<>();
    private final AtomicReference<@Nullable Probe> last = new AtomicReference<>();

    WriteProbes(Map<String, Marked> servers, Map<String, NodeLooks> looks) {
        this.servers = Map.copyOf(servers);
        this.looks = Map.copyOf(looks);
    }

    /// Something on the leader, in one transaction.
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T led(String server, Work<T> work) throws ConnectionException {
        Marked marked = servers.get(server);
        if (marked == null) {
            throw new ConnectionException("no login for acting on " + server);
        }
        try (Marked.Led led = marked.lead(0)) {
            try {
                led.connection().setAutoCommit(false);
                T result = work.on(led.connection());
                led.connection().commit();
                return result;
            } catch (SQLException e) {
                throw marked.endpoint().explain(e, led.node(), Marked.DATABASE);
            }
        } catch (SQLException e) {
            throw new ConnectionException("a connection could not be closed", e);
        }
    }

    @Override
    public boolean handles(Action action) {
        return action instanceof ProbeWrites;
    }

    private static ProbeWrites writes(Plan plan) {
        if (plan.action() instanceof ProbeWrites writes) {
            return writes;
        }
        throw new IllegalArgumentException("not a write probe: " + plan.action().slug());
    }

    private record Mark(String who, boolean marked, boolean may) {}

    private Mark mark(String server) throws ConnectionException {
        return led(server, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(MARKED)) {
                statement.setString(1, Marked.MARK + "%");
                statement.setString(2, "CREATE");
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return new Mark(row.getString(1), row.getBoolean(2), row.getBoolean(3));
                }
            }
        });
    }

    @Override
    public Check permitted(Plan plan) {
        String name = "permission";
        try {
            Mark mark = mark(writes(plan).server());
            if (!mark.marked()) {
                return new Check(
                        name,
                        Result.FAILED,
                        "database " + Marked.DATABASE + " is not marked for drills: COMMENT ON DATABASE "
                                + Marked.DATABASE + " IS '" + Marked.MARK + "'",
                        mark.who());
            }
            return mark.may()
                    ? new Check(name, Result.PASSED, mark.who() + " may create in " + Marked.DATABASE, mark.who())
                    : new Check(
                            name,
                            Result.FAILED,
                            "GRANT CREATE ON DATABASE " + Marked.DATABASE + " TO " + mark.who(),
                            mark.who());
        } catch (ConnectionException problem) {
            return new Check(name, Result.FAILED, String.valueOf(problem.getMessage()), "");
        }
    }

    @Override
    public Check rehearse(Plan plan) {
        return new Check("dry run", Result.NOT_OFFERED, "the probe's own table is the rehearsal", "");
    }

    @Override
    public Outcome carryOut(Approved approved) {
        String id = approved.plan().id();
        ProbeWrites writes = writes(approved.plan());
        return approved.direction() == Direction.DO ? begin(id, writes) : end(id, writes);
    }

    private Outcome begin(String id, ProbeWrites writes) {
        try {
            if (!mark(writes.server()).marked()) {
                return new Outcome.MovedOn("database " + Marked.DATABASE + " is not marked for drills any more");
            }
            var _ = led(writes.server(), connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(MAKE_SCHEMA);
                    statement.execute(MAKE);
                    return true;
                }
            });
        } catch (ConnectionException problem) {
            return new Outcome.Failed(String.valueOf(problem.getMessage()));
        }
        Marked marked = servers.get(writes.server());
        if (marked == null) {
            return new Outcome.Failed("no login for acting on " + writes.server());
        }
        Probe probe = Probe.start(marked, id, writes.perSecond());
        Probe before = running.getAndSet(probe);
        last.set(probe);
        if (before != null) {
            before.close();
        }
        return new Outcome.Done(List.of("writing " + writes.perSecond() + " rows a second into " + Marked.DATABASE));
    }

    private Outcome end(String id, ProbeWrites writes) {
        Probe probe = running.get();
        if (probe != null && probe.plan().equals(id) && running.compareAndSet(probe, null)) {
            probe.close();
        }
        NodeLooks seen = looks.get(writes.server());
        if (seen != null) {
            seen.close();
        }
        try {
            boolean dropped = led(writes.server(), connection -> forget(connection, id));
            return new Outcome.Done(List.of(dropped ? "its table is dropped" : "its rows are gone"));
        } catch (ConnectionException problem) {
            return new Outcome.Failed("its rows are still there: " + problem.getMessage());
        }
    }

    /// Whether nobody else's rows were there, so that the table could go too.
    private static boolean forget(Connection connection, String id) throws SQLException {
        try (PreparedStatement there = connection.prepareStatement(STANDING)) {
            try (ResultSet row = there.executeQuery()) {
                if (!row.next() || !row.getBoolean(1)) {
                    return true;
                }
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setString(1, id);
            statement.setString(2, id);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (row.getBoolean(1)) {
                    return false;
                }
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(DROP);
        }
        return true;
    }

    @Override
    public Standing standing(Plan plan) {
        try {
            boolean there = led(writes(plan).server(), connection -> {
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery(STANDING)) {
                    return row.next() && row.getBoolean(1);
                }
            });
            return there
                    ? new Standing.Done(List.of("the probe's table is there; nothing writes into it from here"))
                    : new Standing.NotDone("there is no table of a probe");
        } catch (ConnectionException problem) {
            return new Standing.Unknown(String.valueOf(problem.getMessage()));
        }
    }

    @Override
    public boolean covers(String server) {
        return servers.containsKey(server);
    }

    @Override
    public Topology look(String server) {
        NodeLooks seen = looks.get(server);
        if (seen == null) {
            throw new IllegalArgumentException("no drills on " + server);
        }
        return seen.look();
    }

    @Override
    public Optional<ProbeReadings> probe(String plan) {
        Probe probe = running.get();
        return probe != null && probe.plan().equals(plan) ? Optional.of(probe.log()) : Optional.empty();
    }

    @Override
    public Optional<ProbeReadings> newest() {
        return Optional.ofNullable(last.get()).map(Probe::log);
    }

    @Override
    public Found find(String server, String plan, Keys keys) throws NotCounted {
        Marked marked = servers.get(server);
        if (marked == null) {
            throw new NotCounted("no login for acting on " + server, new IllegalStateException(server));
        }
        try (Marked.Led led = marked.lead(0)) {
            return new Lookup(led.connection(), KEPT, plan).find(led.node(), keys);
        } catch (ConnectionException problem) {
            throw new NotCounted(String.valueOf(problem.getMessage()), problem);
        } catch (SQLException e) {
            throw new NotCounted(
                    String.valueOf(marked.endpoint()
                            .explain(e, server, Marked.DATABASE)
                            .getMessage()),
                    e);
        }
    }

    @Override
    public void close() {
        Probe probe = running.getAndSet(null);
        if (probe != null) {
            probe.close();
        }
        looks.values().forEach(NodeLooks::close);
    }
}
