package io.watchfloor.app.commands;

import io.watchfloor.app.bench.Bench;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Measures a promise and compares it with its limit.
@Command(
        name = "bench",
        description = "Measure promises on real parts; exit status 1 when one falls short.",
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "One of: floor, failover, diagnosis.")
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

    @ArgGroup(heading = "diagnosis only:%n", exclusive = false)
    private DiagnosisOptions diagnosis = new DiagnosisOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (name.equals("diagnosis")) {
            return new Bench(seeds, calm, json).diagnosis(diagnosis.wanted(seeds), diagnosis.recordings()) ? 0 : 1;
        }
        return new Bench(seeds, calm, json).run(name) ? 0 : 1;
    }
}
