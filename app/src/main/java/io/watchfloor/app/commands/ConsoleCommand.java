package io.watchfloor.app.commands;

import io.watchfloor.app.watch.StateFolder;
import io.watchfloor.app.window.Console;
import io.watchfloor.app.window.Looks;
import io.watchfloor.presentation.Station;
import io.watchfloor.signals.estate.Estate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Watches an estate of one's own in a window.
@Command(name = "console", description = "Watch an estate in a window.", mixinStandardHelpOptions = true)
public final class ConsoleCommand implements Callable<Integer> {
    @Mixin
    private EstateOptions options = new EstateOptions();

    @Mixin
    private WindowOptions window = new WindowOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Estate estate = options.load();
        Looks looks = window.looks();
        Console.open(estate, state(estate, looks.station()), looks);
        return 0;
    }

    /// A journal belongs to one console: a wall beside a desk of the same user keeps its own.
    private static Path state(Estate estate, Station station) {
        Path folder = StateFolder.of(estate.identity().slug());
        return station.acts() ? folder : folder.resolve(station.name().toLowerCase(Locale.ROOT));
    }
}
