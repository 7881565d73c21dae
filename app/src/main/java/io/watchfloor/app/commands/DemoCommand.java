package io.watchfloor.app.commands;

import io.watchfloor.app.headless.HeadlessRun;
import io.watchfloor.app.headless.Remedy;
import io.watchfloor.app.lab.LabClient;
import io.watchfloor.app.lab.LabProcess;
import io.watchfloor.app.watch.Watch;
import io.watchfloor.app.window.Console;
import io.watchfloor.signals.estate.Estate;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Starts a lab and watches it, in a window or without.
@Command(name = "demo", description = "Start the embedded estate (lab) and watch it.", mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    @Mixin
    private LabOptions lab = new LabOptions();

    @Mixin
    private WindowOptions window = new WindowOptions();

    @Option(names = "--headless", description = "No window: JSON lines on standard output.")
    private boolean headless;

    @Option(names = "--json", description = "With --headless; JSON lines are its only format.")
    private boolean json;

    @Option(
            names = "--for",
            paramLabel = "LENGTH",
            converter = Length.class,
            description = "With --headless: how long, such as 90s (default: until stopped).")
    private @Nullable Duration length;

    @Option(
            names = "--apply-recommended",
            description = "With --headless: do what the first finding recommends. The lab only.")
    private boolean applyRecommended;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!headless && (json || length != null || applyRecommended) && spec != null) {
            throw new ParameterException(
                    spec.commandLine(), "--json, --for and --apply-recommended go with --headless");
        }
        try (LabProcess process = lab.start()) {
            Estate estate = process.readEstate();
            if (headless) {
                runHeadless(estate, process);
            } else {
                Console.open(estate, process.state(), window.looks());
            }
        }
        return 0;
    }

    private void runHeadless(Estate estate, LabProcess process) throws IOException, InterruptedException {
        var systems = estate.systems();
        try (Watch watch = new Watch(estate, process.state(), Clock.systemUTC(), applyRecommended);
                LabClient client = systems.lab() == null ? null : new LabClient(systems.lab())) {
            Remedy remedy = applyRecommended && client != null ? new Remedy(watch.desk(), client) : null;
            new HeadlessRun(watch, System.out).run(lab.scenario, length, remedy);
        }
    }
}
