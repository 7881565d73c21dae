package io.watchfloor.app.commands;

import io.watchfloor.app.headless.HeadlessRun;
import io.watchfloor.app.watch.StateFolder;
import io.watchfloor.app.watch.Watch;
import io.watchfloor.signals.estate.Estate;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Watches an estate without a window and without any means to act.
@Command(
        name = "watch",
        description = "Watch an estate without a window, as JSON lines.",
        mixinStandardHelpOptions = true)
public final class WatchCommand implements Callable<Integer> {
    @Mixin
    private EstateOptions options = new EstateOptions();

    @Option(
            names = "--for",
            paramLabel = "LENGTH",
            converter = Length.class,
            description = "How long, such as 90s (default: until stopped).")
    private @Nullable Duration length;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Estate estate = options.load();
        try (Watch watch = new Watch(
                estate, StateFolder.of(estate.identity().slug()).resolve("watch"), Clock.systemUTC(), false)) {
            new HeadlessRun(watch, System.out).run(estate.identity().slug(), length, null);
        }
        return 0;
    }
}
