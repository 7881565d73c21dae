package io.watchfloor.app.team;

import io.watchfloor.connections.ConnectionException;
import io.watchfloor.connections.PostgresEndpoint;
import io.watchfloor.journal.TeamDatabase;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Systems.Login;
import io.watchfloor.signals.estate.Systems.Logins;
import io.watchfloor.signals.estate.Systems.PostgresServer;
import io.watchfloor.signals.estate.Team;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// The team database that an estate names, reached as every other PostgreSQL server is: with all limits set.
public final class TeamDoor implements TeamDatabase {
    private final PostgresEndpoint endpoint;
    private final String database;

    private TeamDoor(PostgresEndpoint endpoint, String database) {
        this.endpoint = endpoint;
        this.database = database;
    }

    /// The door of the estate's own role, absent where it names no team database.
    public static Optional<TeamDoor> of(Estate estate) {
        return Optional.ofNullable(estate.governance().team()).flatMap(TeamDoor::of);
    }

    private static Optional<TeamDoor> of(Team team) {
        PostgresServer server = team.database();
        return PostgresEndpoint.acting(server).map(endpoint -> new TeamDoor(endpoint, server.database()));
    }

    /// The door of another role, such as the owner of the tables.
    public static Optional<TeamDoor> as(Team team, Login login) {
        PostgresServer server = team.database();
        return of(new Team(new PostgresServer(
                server.slug(), server.nodes(), server.ssl(), server.database(), new Logins(login, login))));
    }

    @Override
    public Connection open() throws SQLException {
        try {
            return endpoint.primary(database);
        } catch (ConnectionException refused) {
            throw new Refused(refused);
        }
    }

    @Override
    public String explain(SQLException error) {
        // One of ours, without a state, is in the operator's words already.
        return error instanceof Refused || error.getSQLState() == null
                ? String.valueOf(error.getMessage())
                : String.valueOf(endpoint.explain(error, endpoint.server().slug(), database)
                        .getMessage());
    }

    /// Says already what is wrong.
    private static final class Refused extends SQLException {
        private static final long serialVersionUID = 1;

        Refused(ConnectionException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
