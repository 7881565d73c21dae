package io.watchfloor.executors.postgres;

/// What can be bounded for new sessions, and the statements that read and change it.
enum Bounded {
    ROLE_TIMEOUT("role", "statement_timeout", "role-timeout.sql", "do_set_role_timeout.sql", "sessions-of-role.sql"),
    ROLE_CONNECTIONS(
            "role", "connection limit", "role-connections.sql", "do_set_role_connections.sql", "sessions-of-role.sql"),
    DATABASE_CONNECTIONS(
            "database",
            "connection limit",
            "database-connections.sql",
            "do_set_database_connections.sql",
            "sessions-of-database.sql");

    private final String kind;
    private final String setting;
    private final String read;
    private final String change;
    private final String sessions;

    Bounded(String kind, String setting, String read, String change, String sessions) {
        this.kind = kind;
        this.setting = setting;
        this.read = Sql.text(Bounded.class, read);
        this.change = Sql.text(Bounded.class, change);
        this.sessions = Sql.text(Bounded.class, sessions);
    }

    /// `role` or `database`.
    String kind() {
        return kind;
    }

    /// `role reporting: statement_timeout`.
    String title(String name) {
        return kind + " " + name + ": " + setting;
    }

    String read() {
        return read;
    }

    /// Asks the server for the text of the change, with the name quoted by it.
    String change() {
        return change;
    }

    String sessions() {
        return sessions;
    }
}
