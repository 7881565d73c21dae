package io.watchfloor.collectors.postgres;

import io.watchfloor.connections.ConnectionException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Grants the wishes for relation names of one database over a connection to it.
public final class RelationQuery {
    private static final Sql RELATIONS = Sql.resource(RelationQuery.class, "relations.sql");

    private RelationQuery() {}

    /// Asks for what is wished, if anything.
    public static void grant(RelationNames names, String server, Link link) throws ConnectionException {
        Set<Long> wanted = names.wanted(server, link.database());
        if (wanted.isEmpty()) {
            return;
        }
        Map<Long, String> found = link.query(
                RELATIONS,
                (connection, statement) -> statement.setArray(1, connection.createArrayOf("oid", wanted.toArray())),
                rows -> {
                    Map<Long, String> read = new HashMap<>();
                    while (rows.next()) {
                        read.put(rows.getLong(1), rows.getString(2));
                    }
                    return read;
                });
        names.learn(server, link.database(), wanted, found);
    }
}
