package io.watchfloor.collectors.postgres;

import io.watchfloor.connections.ConnectionException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Names of databases and roles by oid, asked for again only when an unknown one turns up. For one thread.
final class OidNames {
    private static final Sql NAMES = Sql.resource(OidNames.class, "names.sql");

    private static final int MOST_MISSED = 1_000;

    private final Map<Long, String> databases = new HashMap<>();
    private final Map<Long, String> roles = new HashMap<>();
    /// Asked for in vain, such as a role dropped while its session lives.
    private final Set<Long> missed = new HashSet<>();
    private boolean lacking = true;

    @Nullable
    String database(long oid) {
        return look(databases, oid);
    }

    @Nullable
    String role(long oid) {
        return look(roles, oid);
    }

    /// Reads the names again if one was lacking since the last time.
    void refresh(Link link) throws ConnectionException {
        if (!lacking) {
            return;
        }
        lacking = false;
        databases.clear();
        roles.clear();
        link.query(NAMES, rows -> {
            while (rows.next()) {
                (rows.getBoolean(3) ? databases : roles).put(rows.getLong(1), rows.getString(2));
            }
            return true;
        });
    }

    private @Nullable String look(Map<Long, String> names, long oid) {
        String name = names.get(oid);
        if (name == null && oid != 0 && missed.size() < MOST_MISSED) {
            lacking |= missed.add(oid);
        }
        return name;
    }
}
