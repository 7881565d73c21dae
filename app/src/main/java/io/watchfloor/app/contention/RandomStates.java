package io.watchfloor.app.contention;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Holds what the console shows against the truth in many random states of real contention.
public final class RandomStates {
    private static final int STEPS = 25;
    private static final int TOLD = 20;

    /// What came of it.
    ///
    /// @param states      how many states somebody waited in
    /// @param differences what differed, the first few in words with the seed of their script
    public record Outcome(int states, int waits, List<String> differences) {
        public Outcome {
            differences = List.copyOf(differences);
        }
    }

    private RandomStates() {}

    /// Compares so many states, each script with a seed of its own from `seed` on.
    public static Outcome compare(Target target, int states, long seed)
            throws SQLException, IOException, InterruptedException {
        List<String> differences = new ArrayList<>();
        int compared = 0;
        int waits = 0;
        target.prepare();
        try (Script script = new Script(target);
                Eye eye = new Eye(target)) {
            for (long each = seed; compared < states && differences.size() < TOLD; each++) {
                Random random = new Random(each);
                for (int step = 0; step < STEPS && script.step(random); step++) {
                    int waiting = script.ledger().waits().size();
                    if (waiting > 0) {
                        String where = "seed " + each + " step " + step + ": ";
                        Comparison.differences(eye.look(), script.ledger().waits(), script.truth())
                                .forEach(difference -> differences.add(where + difference));
                        compared++;
                        waits += waiting;
                    }
                }
                script.reset();
            }
        }
        return new Outcome(compared, waits, differences);
    }
}
