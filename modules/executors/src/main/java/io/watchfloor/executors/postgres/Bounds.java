package io.watchfloor.executors.postgres;

import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Check.Result;
import io.watchfloor.mitigation.Outcome;
import io.watchfloor.mitigation.Standing;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Changes one bound of new sessions from one value to another, where it still has the first. An undo is the same the
/// other way round, so that it puts back only what is still there of the change.
record Bounds(ActingServer server, Bounded bounded, String name) {
    private static final String HOLD = Sql.text(Bounds.class, "do_hold_bound.sql");

    /// A bound as it is now; `value` is absent where none is set.
    record Now(String who, @Nullable String value, boolean may, String needs) {}

    /// From one value to another; absent is none set.
    record Change(@Nullable String from, @Nullable String to) {
        Change reversed() {
            return new Change(to, from);
        }
    }

    /// The bound now; empty when there is no such role or database.
    Optional<Now> read() throws Trouble {
        return server.on(server.clusterDatabase(), this::read);
    }

    /// What the bound will not touch, one sentence each.
    List<String> remarks() throws Trouble {
        return server.on(server.clusterDatabase(), connection -> {
            List<String> parts = new ArrayList<>();
            int all = 0;
            try (PreparedStatement statement = connection.prepareStatement(bounded.sessions())) {
                statement.setString(1, name);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        all += rows.getInt(2);
                        parts.add(rows.getString(1) + " (" + rows.getInt(2) + ")");
                    }
                }
            }
            return all == 0
                    ? List.of("No session of " + bounded.kind() + " " + name + " is connected now.")
                    : List.of(all + (all == 1 ? " session keeps its" : " sessions keep their")
                            + " earlier bound until they connect again: " + String.join(", ", parts)
                            + "; end those that hold locks under Locks.");
        });
    }

    Check permitted() {
        String check = "permission";
        try {
            return read().map(now -> now.may()
                            ? new Check(check, Result.PASSED, now.who() + " may change " + title(), now.who())
                            : new Check(
                                    check,
                                    Result.FAILED,
                                    now.who() + " may not change " + title() + ": needs " + now.needs(),
                                    now.who()))
                    .orElseGet(() -> new Check(check, Result.FAILED, missing(), ""));
        } catch (Trouble trouble) {
            return new Check(check, Result.FAILED, trouble.text(), "");
        }
    }

    /// Makes the change in a transaction and rolls it back.
    Check rehearse(Change change) {
        String check = "dry run";
        try {
            Optional<String> difference =
                    server.rehearsed(server.clusterDatabase(), connection -> alter(connection, change));
            return difference
                    .map(text -> new Check(check, Result.FAILED, "it has moved on: " + text, ""))
                    .orElseGet(() -> new Check(
                            check, Result.PASSED, "the server accepted the change and it was rolled back", ""));
        } catch (Trouble trouble) {
            return new Check(check, Result.FAILED, trouble.text(), "");
        }
    }

    Outcome carryOut(Change change) {
        try {
            Optional<String> difference =
                    server.inTransaction(server.clusterDatabase(), connection -> alter(connection, change));
            if (difference.isPresent()) {
                return new Outcome.MovedOn(difference.get());
            }
        } catch (Trouble trouble) {
            return trouble.inDoubt()
                    ? Outcomes.unknown(trouble.text() + "; whether " + title() + " was changed is not known")
                    : new Outcome.Failed(trouble.text() + "; nothing was changed");
        }
        return readBack(change);
    }

    private Outcome readBack(Change change) {
        try {
            Optional<Now> now = read();
            if (now.isPresent() && Objects.equals(now.get().value(), change.to())) {
                List<String> lines = new ArrayList<>();
                lines.add(title() + " is " + words(change.to()) + ", was " + words(change.from()) + ", set as "
                        + now.get().who());
                lines.addAll(remarks());
                return new Outcome.Done(lines);
            }
            return new Outcome.Failed(title() + " was set to " + words(change.to())
                    + " and is another already: somebody else has changed it");
        } catch (Trouble trouble) {
            return new Outcome.Done(List.of(title() + " was set to " + words(change.to())
                    + " (committed); it could not be read back: " + trouble.text()));
        }
    }

    Standing standing(Change change) {
        try {
            Optional<Now> now = read();
            if (now.isEmpty()) {
                return new Standing.NotDone(missing());
            }
            String value = now.get().value();
            if (Objects.equals(value, change.to())) {
                return new Standing.Done(List.of(title() + " is " + words(value)));
            }
            return new Standing.NotDone(
                    title() + " is " + words(value) + (Objects.equals(value, change.from()) ? "" : ", set by another"));
        } catch (Trouble trouble) {
            return new Standing.Unknown(trouble.text());
        }
    }

    /// Changes it in the open transaction; answers what stands against it, if anything.
    private Optional<String> alter(Connection connection, Change change) throws SQLException {
        try (PreparedStatement hold = connection.prepareStatement(HOLD)) {
            hold.setString(1, title());
            hold.execute();
        }
        Optional<Now> now = read(connection);
        if (now.isEmpty()) {
            return Optional.of(missing());
        }
        if (!Objects.equals(now.get().value(), change.from())) {
            return Optional.of(
                    title() + " is " + words(now.get().value()) + " now, planned was " + words(change.from()));
        }
        String built;
        try (PreparedStatement build = connection.prepareStatement(bounded.change())) {
            build.setString(1, name);
            build.setString(2, change.to());
            try (ResultSet row = build.executeQuery()) {
                row.next();
                built = row.getString(1);
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(built);
        }
        return Optional.empty();
    }

    private Optional<Now> read(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(bounded.read())) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Now(
                                row.getString("session_user"),
                                row.getString("value"),
                                row.getBoolean("may"),
                                row.getString("needs")))
                        : Optional.empty();
            }
        }
    }

    private String title() {
        return bounded.title(name);
    }

    private String missing() {
        return "there is no " + bounded.kind() + " " + name + " on "
                + server.endpoint().server().slug();
    }

    private static String words(@Nullable String value) {
        return value == null ? "not set" : value;
    }
}
