package io.watchfloor.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Everything a team database holds, and whether its chains hold.
///
/// @param chains what was found of each console's chain
/// @param heads  the newest line of each that holds, by which the console's own file can be checked
public record TeamArchive(Map<String, Verification> chains, List<Anchor> heads) {
    /// What anchors there are said to be kept by.
    public static final String NAME = "team database";

    private static final int BLOCK = 1000;

    public TeamArchive {
        chains = Map.copyOf(chains);
        heads = List.copyOf(heads);
    }

    /// Reads every line of every console, and hands over each entry. Blocks for as long as that takes.
    public static TeamArchive read(Connection connection, Consumer<Recorded> reader) throws SQLException {
        TeamSchema.check(connection);
        TeamChains following = new TeamChains(text -> {});
        connection.setAutoCommit(false);
        try (PreparedStatement ask = connection.prepareStatement(TeamSql.read("all"))) {
            ask.setFetchSize(BLOCK);
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    following.next(TeamChains.Row.of(row)).ifPresent(reader);
                }
            }
        } finally {
            connection.setAutoCommit(true);
        }
        return new TeamArchive(following.verifications(), following.heads());
    }
}
