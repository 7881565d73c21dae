package io.watchfloor.collectors.postgres;

import io.watchfloor.connections.ConnectionException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Grants the wishes for relation names of one database over a connection to it.
public final class RelationQuery {
    private static final Logger LOG = LoggerFactory.getLogger(RelationQuery.class);
    private static final Sql RELATIONS = Sql.resource(RelationQuery.class, "relations.sql");

    private RelationQuery() {}

    /// Asks for what is wished, if anything. What cannot be read now, such as while somebody locks the catalog, is
    /// wished for again when it is next met.
    public static void grant(RelationNames names, String server, Link link) throws ConnectionException {
        Set<Long> wanted = names.wanted(server, link.database());
        if (wanted.isEmpty()) {
            return;
        }
        Map<Long, String> found;
        try {
            found = named(link, wanted);
        } catch (ConnectionException e) {
            if (!link.isOpen()) {
                throw e;
            }
            LOG.debug("relations of {} stay unnamed for now: {}", link.database(), e.getMessage());
            return;
        }
        names.learn(server, link.database(), wanted, found);
    }

    private static Map<Long, String> named(Link link, Set<Long> wanted) throws ConnectionException {
        return link.query(
                RELATIONS,
                (connection, statement) -> statement.setArray(1, connection.createArrayOf("oid", wanted.toArray())),
                rows -> {
                    Map<Long, String> read = new HashMap<>();
                    while (rows.next()) {
                        read.put(rows.getLong(1), rows.getString(2));
                    }
                    return read;
                });
    }
}
