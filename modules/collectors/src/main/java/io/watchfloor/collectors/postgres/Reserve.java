package io.watchfloor.collectors.postgres;

import java.util.Optional;

/// Whether a role still gets in when `max_connections` is used up: PostgreSQL 16 and later keep connections for those
/// granted `pg_use_reserved_connections`.
enum Reserve {
    KEPT,
    NOT_GRANTED,
    NONE_SET,
    TOO_OLD,
    UNKNOWN;

    private static final int FIRST_VERSION = 160_000;

    /// @param version  `server_version_num`
    /// @param reserved the setting `reserved_connections`
    /// @param granted  whether the role may use them
    static Reserve of(int version, int reserved, boolean granted) {
        if (version < FIRST_VERSION) {
            return TOO_OLD;
        }
        if (!granted) {
            return NOT_GRANTED;
        }
        return reserved > 0 ? KEPT : NONE_SET;
    }

    /// What is missing and what mends it; nothing where nothing can be done.
    Optional<String> missing(String role) {
        return switch (this) {
            case KEPT, TOO_OLD, UNKNOWN -> Optional.empty();
            case NOT_GRANTED ->
                Optional.of("when max_connections is used up this console cannot connect"
                        + " (GRANT pg_use_reserved_connections TO " + role + ")");
            case NONE_SET ->
                Optional.of("when max_connections is used up this console cannot connect"
                        + " (ALTER SYSTEM SET reserved_connections = 3, then restart)");
        };
    }
}
