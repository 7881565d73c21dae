package io.watchfloor.app.bench;

import io.watchfloor.app.UserError;
import io.watchfloor.app.contention.OwnServer;
import io.watchfloor.app.contention.RandomStates;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The promises about locks, measured on a real server of this machine.
public final class LocksBench {
    /// How it is to be run.
    ///
    /// @param parts    which parts; none for all
    /// @param states   how many random states are compared
    /// @param peers    whether peers are installed and measured beside
    /// @param postgres the folder of PostgreSQL's programs, absent for Debian's
    public record Options(
            Set<String> parts,
            int states,
            boolean peers,
            @Nullable Path postgres) {
        public Options {
            parts = Set.copyOf(parts);
        }

        boolean has(String part) {
            return parts.isEmpty() || parts.contains(part);
        }
    }

    private static final Set<String> PARTS = Set.of("property", "tree", "cost", "big", "soon", "throughput");

    private final Options options;
    private final Consumer<Figure> figures;

    LocksBench(Options options, Consumer<Figure> figures) {
        this.options = options;
        this.figures = figures;
    }

    void run() throws IOException, InterruptedException {
        if (!PARTS.containsAll(options.parts())) {
            throw new UserError(
                    "no such part; there are: "
                            + String.join(", ", PARTS.stream().sorted().toList()),
                    2);
        }
        try {
            if (options.has("tree")) {
                new TreeBuilding(figures).run();
            }
            if (options.has("throughput")) {
                new Throughput(options.postgres(), figures).run();
            }
            try (OwnServer server = OwnServer.start(options.postgres(), List.of())) {
                if (options.has("property")) {
                    property(server);
                }
                if (options.has("soon")) {
                    new SoonSeen(figures).run(server);
                }
                Path peer = options.peers() ? PgActivity.install() : null;
                if (options.has("cost")) {
                    new WatchCost(peer, figures).ofSessions(server);
                }
                if (options.has("big")) {
                    new WatchCost(peer, figures).ofLocks(server);
                }
            }
        } catch (SQLException e) {
            throw new IOException("the bench's own server: " + e.getMessage(), e);
        }
    }

    private void property(OwnServer server) throws SQLException, IOException, InterruptedException {
        RandomStates.Outcome outcome = RandomStates.compare(server.target(), options.states(), 1);
        outcome.differences().forEach(System.err::println);
        figures.accept(new Figure(
                "locks.property.of" + outcome.states(), outcome.differences().size(), "differences", 0));
    }
}
