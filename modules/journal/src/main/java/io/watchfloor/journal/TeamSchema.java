package io.watchfloor.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// The tables of a team database, in numbered steps that are never changed once released.
public final class TeamSchema {
    /// The step that this program needs.
    static final int VERSION = 1;

    /// Any number that nobody else locks: two who prepare at once take turns.
    private static final long TURN = 0x7761746368666CL;

    private static final String NO_SCHEMA = "3F000";
    private static final String NO_TABLE = "42P01";
    private static final String DENIED = "42501";

    /// What a console's role is in the database.
    ///
    /// @param role       what the database authenticated
    /// @param insertOnly whether it may do nothing but add entries and read them
    public record Standing(String role, boolean insertOnly) {}

    private TeamSchema() {}

    /// Brings the tables to the present step and lets these roles add and read entries, all or nothing. Answers how
    /// many steps were taken.
    ///
    /// @param owner of the database's journal, which no console should connect as
    public static int prepare(Connection owner, List<String> roles) throws SQLException {
        owner.setAutoCommit(false);
        boolean done = false;
        try (Statement statement = owner.createStatement()) {
            statement.execute("SET LOCAL lock_timeout = '10s'");
            statement.execute("SELECT pg_advisory_xact_lock(" + TURN + ")");
            statement.execute(TeamSql.read("do_begin"));
            int taken = 0;
            for (int version = version(owner) + 1; version <= VERSION; version++) {
                statement.execute(TeamSql.read("do_migrate_" + version));
                note(owner, version);
                taken++;
            }
            for (String role : roles) {
                statement.execute(admission(owner, role));
            }
            owner.commit();
            done = true;
            return taken;
        } finally {
            if (!done) {
                owner.rollback();
            }
            owner.setAutoCommit(true);
        }
    }

    private static void note(Connection owner, int version) throws SQLException {
        try (PreparedStatement note = owner.prepareStatement(TeamSql.read("do_note_migration"))) {
            note.setInt(1, version);
            note.executeUpdate();
        }
    }

    private static String admission(Connection owner, String role) throws SQLException {
        try (PreparedStatement ask = owner.prepareStatement(TeamSql.read("do_admit_role"))) {
            ask.setString(1, role);
            try (ResultSet answer = ask.executeQuery()) {
                if (!answer.next()) {
                    throw new SQLException("there is no role " + role + ": create it first, with LOGIN");
                }
                return answer.getString(1);
            }
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(TeamSql.read("migrations"))) {
            answer.next();
            return answer.getInt(1);
        }
    }

    /// Checks that the tables are there and new enough, and what this role may do.
    ///
    /// @throws SQLException when they are not, with what to do
    static Standing check(Connection connection) throws SQLException {
        int version;
        try {
            version = version(connection);
        } catch (SQLException problem) {
            String state = String.valueOf(problem.getSQLState());
            if (state.equals(NO_SCHEMA) || state.equals(NO_TABLE)) {
                throw new SQLException("the team database is not prepared: ./watchfloor journal prepare", problem);
            }
            if (state.equals(DENIED)) {
                throw new SQLException(
                        "the team database does not know this role: ./watchfloor journal prepare --role", problem);
            }
            throw problem;
        }
        if (version != VERSION) {
            throw new SQLException("the team database is at step " + version + ", this console needs " + VERSION
                    + (version < VERSION ? ": ./watchfloor journal prepare" : ": bring this console up to date"));
        }
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(TeamSql.read("standing"))) {
            answer.next();
            return new Standing(answer.getString(1), !answer.getBoolean(3));
        }
    }
}
