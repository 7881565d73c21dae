package io.watchfloor.app.commands;

import io.watchfloor.app.bench.Bench;
import io.watchfloor.app.bench.DeskBench;
import io.watchfloor.app.bench.LocksBench;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Measures a promise and compares it with its limit.
@Command(
        name = "bench",
        description = "Measure promises on real parts; exit status 1 when one falls short.",
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "One of: floor, failover, locks, history, desk.")
    private String name = "";

    @Option(names = "--json", description = "One JSON line a figure.")
    private boolean json;

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "3", description = "Seeds tried (default: 3).")
    private long seeds = 3;

    @Option(
            names = "--for",
            paramLabel = "LENGTH",
            converter = Length.class,
            defaultValue = "90s",
            description = "Length of the runs without a finding (default: 90s).")
    private Duration calm = Duration.ofSeconds(90);

    @Option(
            names = "--part",
            paramLabel = "PART",
            description = "Only this part; locks: property, tree, cost, big, soon, throughput;"
                    + " desk: journal, crash, drills."
                    + " May be repeated.")
    private Set<String> parts = Set.of();

    @Option(
            names = {"--states", "--property"},
            paramLabel = "N",
            defaultValue = "10000",
            description = "locks: random states compared (default: 10000, some four minutes).")
    private int states = 10_000;

    @Option(
            names = "--points",
            paramLabel = "N",
            defaultValue = "200",
            description = "desk: random moments at which a console is killed (default: 200, some half an hour).")
    private int points = 200;

    @Option(names = "--peers", description = "locks: install pg_activity and measure it side by side.")
    private boolean peers;

    @Option(
            names = "--postgres",
            paramLabel = "FOLDER",
            description = "locks: PostgreSQL's programs (default: the newest of Debian's).")
    private @Nullable Path postgres;

    @Override
    public Integer call() throws IOException, InterruptedException {
        LocksBench.Options locks = new LocksBench.Options(parts, states, peers, postgres);
        DeskBench.Options desk = new DeskBench.Options(parts, points);
        return new Bench(seeds, calm, locks, desk, json).run(name) ? 0 : 1;
    }
}
