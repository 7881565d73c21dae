package io.watchfloor.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The statements for the team database.
final class TeamSql {
    private TeamSql() {}

    static String read(String name) {
        try (InputStream in = TeamSql.class.getResourceAsStream("team/" + name + ".sql")) {
            if (in == null) {
                throw new IllegalStateException("no statement " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
