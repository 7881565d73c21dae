package io.watchfloor.collectors.postgres;

/// What the watching role lacks, each with the command that grants it.
final class Privileges {
    private Privileges() {}

    /// Some sessions hide what they do from this role.
    static String hidden(int sessions, String role) {
        return "needs pg_monitor: " + sessions + " sessions are hidden from role " + role + " (GRANT pg_monitor TO "
                + role + ")";
    }
}
