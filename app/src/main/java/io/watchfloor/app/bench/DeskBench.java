package io.watchfloor.app.bench;

import io.watchfloor.app.UserError;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;

/// What the mitigation desk promises, measured: its journal, what a killed console leaves, and drills.
public final class DeskBench {
    private static final Set<String> PARTS = Set.of("journal", "crash", "drills");

    private final Options options;
    private final long seeds;
    private final Consumer<Figure> figures;

    /// What to measure.
    ///
    /// @param parts  all when empty
    /// @param points random moments at which a console is killed
    public record Options(Set<String> parts, int points) {
        public Options {
            parts = Set.copyOf(parts);
        }

        private boolean has(String part) {
            return parts.isEmpty() || parts.contains(part);
        }
    }

    DeskBench(Options options, long seeds, Consumer<Figure> figures) {
        this.options = options;
        this.seeds = seeds;
        this.figures = figures;
    }

    void run() throws IOException, InterruptedException {
        if (!PARTS.containsAll(options.parts())) {
            throw new UserError("bench desk has the parts journal, crash, drills", 2);
        }
        if (options.has("journal")) {
            new JournalBench(seeds, figures).run();
        }
        if (options.has("crash")) {
            new CrashBench(options.points(), 1, figures).run();
        }
        if (options.has("drills")) {
            new DrillBench(figures).run();
        }
    }
}
