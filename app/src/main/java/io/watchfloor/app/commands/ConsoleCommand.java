package io.watchfloor.app.commands;

import io.watchfloor.app.watch.StateFolder;
import io.watchfloor.app.window.Console;
import io.watchfloor.signals.estate.Estate;
import java.io.IOException;
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
        Console.open(estate, StateFolder.of(estate.identity().slug()), window.looks());
        return 0;
    }
}
