package io.watchfloor.app.commands;

import io.watchfloor.app.bench.diagnosis.DiagnosisBench.Wanted;
import io.watchfloor.app.watch.StateFolder;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which runs the diagnosis is judged by.
final class DiagnosisOptions {
    @Option(names = "--record", paramLabel = "DIR", description = "Play what is missing in DIR, then judge all of it.")
    private @Nullable Path record;

    @Option(names = "--replay", paramLabel = "DIR", description = "Judge what is in DIR; play nothing.")
    private @Nullable Path replay;

    @Option(
            names = "--scenarios",
            paramLabel = "NAMES",
            split = ",",
            description = "Which, separated by commas; a+b plays two at once (default: all).")
    private List<String> scenarios = List.of(
            "weekend-promotion",
            "end-of-day-collision",
            "carrier-outage",
            "rates-during-picking",
            "month-end-close",
            "backup-in-the-peak",
            "standby-behind",
            "forgotten-commit",
            "migration-queue",
            "bad-release",
            "sessions-evicted",
            "bot-burst",
            "healthy-surge",
            "source-lost",
            "noisy-tenant",
            "node-failure");

    @Option(
            names = "--sizes",
            paramLabel = "SIZES",
            split = ",",
            description = "Which, separated by commas (default: small,medium,large).")
    private List<String> sizes = List.of("medium", "small", "large");

    @Option(
            names = "--live",
            paramLabel = "N",
            defaultValue = "1000",
            description = "At most so many are played now, a minute and a half each (default: as many as are missing).")
    private int live = 1000;

    Wanted wanted(long seeds) {
        return new Wanted(scenarios, sizes, seeds, replay == null ? live : 0);
    }

    /// The folder asked for, else one among this user's state.
    Path recordings() {
        Path asked = replay == null ? record : replay;
        return asked == null ? StateFolder.of("bench").resolve("diagnosis") : asked;
    }
}
