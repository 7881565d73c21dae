package io.watchfloor.app.commands.journal;

import io.watchfloor.app.UserError;
import io.watchfloor.app.team.TeamDoor;
import io.watchfloor.estate.EstateFile;
import io.watchfloor.journal.TeamSchema;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Secret;
import io.watchfloor.signals.estate.Systems.Login;
import io.watchfloor.signals.estate.Team;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Makes or brings up to date the tables of the team database.
@Command(
        name = "prepare",
        description = "Make the tables of the team database, as their owner, and admit the roles of consoles.",
        mixinStandardHelpOptions = true)
public final class PrepareCommand implements Callable<Integer> {
    @Option(names = "--estate", paramLabel = "FILE", required = true, description = "The estate file.")
    private Path file = Path.of("estate.yaml");

    @Option(
            names = "--owner",
            paramLabel = "ROLE",
            required = true,
            description = "Who owns the tables: a role that no console uses, with CREATE on the database.")
    private String owner = "";

    @Option(names = "--password-env", paramLabel = "NAME", description = "The variable with the owner's password.")
    private @Nullable String variable;

    @Option(names = "--role", paramLabel = "ROLE", description = "A console's role; the estate's own always is one.")
    private List<String> roles = List.of();

    @Override
    public Integer call() {
        Estate estate = UserError.unless(() -> EstateFile.load(file));
        Team team = estate.governance().team();
        if (team == null) {
            throw new UserError(file + " names no team database: add 'team: {url: postgresql://role@host/database}'");
        }
        String own = team.database().logins().watch().user();
        if (own.equals(owner)) {
            throw new UserError("role " + owner + " cannot be both: the owner of the tables could change the record");
        }
        Login login = new Login(owner, variable == null ? null : new Secret.Variable(variable));
        List<String> admitted = new ArrayList<>(roles);
        if (!admitted.contains(own)) {
            admitted.add(own);
        }
        TeamDoor door = TeamDoor.as(team, login).orElseThrow();
        try (Connection connection = door.open()) {
            int taken = TeamSchema.prepare(connection, admitted);
            System.out.println((taken == 0 ? "already up to date" : "prepared") + "; may add and read: "
                    + String.join(", ", admitted));
        } catch (SQLException refused) {
            throw new UserError(door.explain(refused));
        }
        return 0;
    }
}
