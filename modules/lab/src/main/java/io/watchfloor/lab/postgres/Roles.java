package io.watchfloor.lab.postgres;

import io.watchfloor.lab.host.Resources;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/// Creates roles and databases on the primary; what each role may do is in the `.sql` files.
public final class Roles {
    private static final String DRILL_DATABASE = "watchfloor_drill";

    private Roles() {}

    /// Creates a role by the file that makes its kind.
    static void create(Connection connection, Role role, String file) throws SQLException, IOException {
        PostgresPair.executeBuilt(connection, Resources.text(Roles.class, file), role.name(), role.password());
    }

    /// The watching and the acting role, and the owners of the tenants' databases.
    public static void create(PostgresPair pair, Role watch, Role act, Iterable<Role> owners)
            throws SQLException, IOException {
        try (Connection connection = pair.connect(PostgresPair.SUPERUSER)) {
            create(connection, watch, "do_make_watcher.sql");
            create(connection, act, "do_make_operator.sql");
            for (Role owner : owners) {
                create(connection, owner, "do_make_owner.sql");
            }
            try (var statement = connection.createStatement()) {
                statement.execute(Resources.text(Roles.class, "do_count_statements.sql"));
                statement.execute(Resources.text(Roles.class, "do_make_reporting.sql"));
            }
        }
    }

    /// A database where the operator's drills may write; its mark says so.
    public static void createDrillDatabase(PostgresPair pair, Role act) throws SQLException, IOException {
        try (Connection connection = pair.connect(PostgresPair.SUPERUSER)) {
            PostgresPair.executeBuilt(
                    connection, Resources.text(Roles.class, "do_make_database.sql"), DRILL_DATABASE, act.name());
            PostgresPair.executeBuilt(
                    connection, Resources.text(Roles.class, "do_mark_drill_database.sql"), DRILL_DATABASE);
            PostgresPair.executeBuilt(
                    connection, Resources.text(Roles.class, "do_close_database.sql"), DRILL_DATABASE, DRILL_DATABASE);
        }
    }

    /// A tenant's database, open to its owner, the watcher and the operator only.
    public static void createDatabase(PostgresPair pair, String name, Role owner) throws SQLException, IOException {
        try (Connection connection = pair.connect(PostgresPair.SUPERUSER)) {
            PostgresPair.executeBuilt(
                    connection, Resources.text(Roles.class, "do_make_database.sql"), name, owner.name());
            PostgresPair.executeBuilt(connection, Resources.text(Roles.class, "do_close_database.sql"), name, name);
        }
        try (Connection connection = pair.connect(name);
                var statement = connection.createStatement()) {
            statement.execute(Resources.text(Roles.class, "do_count_statements.sql"));
        }
    }
}
