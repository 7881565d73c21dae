package io.watchfloor.app.bench;

import io.watchfloor.diagnosis.locks.WaitGraph;
import io.watchfloor.diagnosis.locks.WaitTree.Who;
import io.watchfloor.diagnosis.locks.WaitTrees;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Sessions;
import io.watchfloor.signals.facts.Waits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;

/// How long it takes to make the tree of one sample: graph, places, counts.
final class TreeBuilding {
    private static final int WARM_UPS = 60;
    private static final int RUNS = 100;
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
    private static final Who NOBODY = new Who(null, null, null, null);

    /// One sample; `checksum` keeps the tree from being optimised away.
    private record Sample(Waits waits, Sessions sessions) {
        int checksum() {
            return new WaitTrees(WaitGraph.of(waits, sessions), _ -> NOBODY)
                    .tree(waits)
                    .roots()
                    .size();
        }
    }

    private final Consumer<Figure> figures;

    TreeBuilding(Consumer<Figure> figures) {
        this.figures = figures;
    }

    void run() {
        measure("locks.tree.200-sessions", sample(200, 600), 0.5);
        measure("locks.tree.10000-sessions-60000-locks", sample(10_000, 60_000), 20);
    }

    /// Median milliseconds.
    private void measure(String name, Sample sample, double limit) {
        double[] millis = new double[RUNS];
        int roots = 0;
        for (int run = -WARM_UPS; run < RUNS; run++) {
            long begun = System.nanoTime();
            roots += sample.checksum();
            if (run >= 0) {
                millis[run] = (System.nanoTime() - begun) / 1e6;
            }
        }
        Arrays.sort(millis);
        figures.accept(new Figure(name, roots > 0 ? millis[RUNS / 2] : Double.NaN, "ms", limit));
    }

    /// Sessions of which nine in ten wait, each for some before it, so that all locks together make so many edges.
    private static Sample sample(int count, int edges) {
        Random random = new Random(count);
        int holders = Math.max(1, count / 10);
        List<Session> sessions = new ArrayList<>();
        List<Waits.Wait> waits = new ArrayList<>();
        Waits.Lock lock = new Waits.Lock("relation", "RowExclusive", "AccessExclusive", "account_move", null);
        int each = edges / (count - holders);
        for (int pid = 1; pid <= count; pid++) {
            sessions.add(new Session(
                    pid,
                    new Session.Client("norda", "odoo", "odoo", null),
                    new Session.Times(NOW.minusSeconds(900), NOW.minusSeconds(pid % 90), null, null),
                    new Session.Activity("active", "Lock", "relation", null, null),
                    "client backend",
                    null));
            if (pid > holders) {
                TreeSet<Integer> blockers = new TreeSet<>();
                while (blockers.size() < Math.min(each, pid - 1)) {
                    blockers.add(1 + random.nextInt(pid - 1));
                }
                waits.add(new Waits.Wait(pid, List.copyOf(blockers), NOW.minusMillis(count * 10L - pid), lock));
            }
        }
        return new Sample(new Waits(NOW, "pg", NOW, waits), new Sessions(NOW, "pg", NOW, sessions));
    }
}
