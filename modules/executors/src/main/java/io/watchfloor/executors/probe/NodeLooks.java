package io.watchfloor.executors.probe;

import io.watchfloor.connections.ConnectionException;
import io.watchfloor.connections.PostgresEndpoint;
import io.watchfloor.executors.postgres.Sql;
import io.watchfloor.mitigation.drill.Topology;
import io.watchfloor.mitigation.drill.Topology.Archive;
import io.watchfloor.mitigation.drill.Topology.Care;
import io.watchfloor.mitigation.drill.Topology.Connections;
import io.watchfloor.mitigation.drill.Topology.Member;
import io.watchfloor.mitigation.drill.Topology.Part;
import io.watchfloor.mitigation.drill.Topology.Slot;
import io.watchfloor.mitigation.drill.Topology.Standby;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the nodes of one server with the watching role. A connection to each is kept while a drill is at work.
final class NodeLooks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeLooks.class);
    private static final String NODE = Sql.text(NodeLooks.class, "node.sql");
    private static final String CARE = Sql.text(NodeLooks.class, "care.sql");
    private static final String SLOTS = Sql.text(NodeLooks.class, "slots.sql");
    private static final String STANDBYS = Sql.text(NodeLooks.class, "standbys.sql");

    private final PostgresEndpoint watching;
    private final Leading manager;
    private final Map<String, Connection> open = new HashMap<>();

    NodeLooks(PostgresEndpoint watching, Leading manager) {
        this.watching = watching;
        this.manager = manager;
    }

    synchronized Topology look() {
        List<Member> members = new ArrayList<>();
        List<Standby> standbys = new ArrayList<>();
        Care care = null;
        for (String node : watching.server().nodes()) {
            try {
                Connection connection = connection(node);
                Member member = member(connection, node);
                if (member.part() == Part.LEADER) {
                    care = care(connection);
                    standbys.addAll(standbys(connection));
                }
                members.add(member);
            } catch (ConnectionException silent) {
                members.add(new Member(node, Part.SILENT, 0, String.valueOf(silent.getMessage())));
            } catch (SQLException broken) {
                close(node);
                members.add(new Member(
                        node,
                        Part.SILENT,
                        0,
                        String.valueOf(
                                watching.explain(broken, node, watching.server().database())
                                        .getMessage())));
            }
        }
        return new Topology(members, standbys, care, manager.control());
    }

    private Connection connection(String node) throws ConnectionException {
        Connection present = open.get(node);
        if (present == null) {
            present = watching.node(node, watching.server().database());
            open.put(node, present);
        }
        return present;
    }

    private static Member member(Connection connection, String node) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(NODE)) {
            row.next();
            return new Member(node, row.getBoolean(1) ? Part.STANDBY : Part.LEADER, row.getInt(2), "");
        }
    }

    private static Care care(Connection connection) throws SQLException {
        List<Slot> slots = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SLOTS)) {
            while (row.next()) {
                slots.add(new Slot(row.getString(1), row.getBoolean(2), row.getBoolean(3), row.getBoolean(4)));
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(CARE)) {
            row.next();
            @Nullable Double age = row.getObject(2) == null ? null : row.getDouble(2);
            return new Care(
                    slots,
                    new Archive(row.getBoolean(1), age, row.getLong(3)),
                    new Connections(row.getInt(4), row.getInt(5)),
                    row.getString(6));
        }
    }

    private static List<Standby> standbys(Connection connection) throws SQLException {
        List<Standby> standbys = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(STANDBYS)) {
            while (row.next()) {
                standbys.add(new Standby(
                        row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getDouble(5)));
            }
        }
        return standbys;
    }

    private void close(String node) {
        Connection former = open.remove(node);
        if (former != null) {
            try {
                former.close();
            } catch (SQLException e) {
                LOG.debug("{} was closed already", node, e);
            }
        }
    }

    /// Lets go of the connections; the next look opens new ones.
    @Override
    public synchronized void close() {
        List.copyOf(open.keySet()).forEach(this::close);
    }
}
