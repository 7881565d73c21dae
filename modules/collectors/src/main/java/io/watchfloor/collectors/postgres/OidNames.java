package io.watchfloor.collectors.postgres;

import io.watchfloor.connections.ConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Names of databases and roles by oid, asked for again when an unknown one turns up and once a minute, as a database
/// can be renamed. Where that fails, the names known before stay. For one thread.
final class OidNames {
    private static final Sql NAMES = Sql.resource(OidNames.class, "names.sql");

    private static final int MOST_MISSED = 1_000;
    private static final Duration KEPT = Duration.ofMinutes(1);

    private Map<Long, String> databases = Map.of();
    private Map<Long, String> roles = Map.of();
    /// Asked for in vain, such as a role dropped while its session lives.
    private final Set<Long> missed = new HashSet<>();
    private boolean lacking = true;
    private @Nullable Instant readAt;

    @Nullable
    String database(long oid) {
        return look(databases, oid);
    }

    @Nullable
    String role(long oid) {
        return look(roles, oid);
    }

    /// Reads the names again if one was lacking since the last time, or they are old.
    void refresh(Link link, Instant now) throws ConnectionException {
        Instant last = readAt;
        boolean old = last == null || Duration.between(last, now).abs().compareTo(KEPT) >= 0;
        if (!lacking && !old) {
            return;
        }
        Map<Long, String> newDatabases = new HashMap<>();
        Map<Long, String> newRoles = new HashMap<>();
        link.query(NAMES, rows -> {
            while (rows.next()) {
                (rows.getBoolean(3) ? newDatabases : newRoles).put(rows.getLong(1), rows.getString(2));
            }
            return true;
        });
        databases = newDatabases;
        roles = newRoles;
        lacking = false;
        if (old) {
            readAt = now;
            missed.clear();
        }
    }

    private @Nullable String look(Map<Long, String> names, long oid) {
        String name = names.get(oid);
        if (name == null && oid != 0 && missed.size() < MOST_MISSED) {
            lacking |= missed.add(oid);
        }
        return name;
    }
}
