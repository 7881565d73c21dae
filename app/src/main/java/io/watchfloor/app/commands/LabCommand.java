package io.watchfloor.app.commands;

import io.watchfloor.app.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.spi.ToolProvider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Runs the embedded estate in this process until it is stopped.
@Command(
        name = "lab",
        description = "Start the embedded estate alone; it prints where its estate file is and stays until stopped.",
        mixinStandardHelpOptions = true)
public final class LabCommand implements Callable<Integer> {
    @Option(names = "--scenario", paramLabel = "NAME", description = "Scenario or scenario file (default: steady).")
    private @Nullable String scenario;

    @Option(names = "--size-of-load", paramLabel = "SIZE", description = "How much of it: small, medium, large.")
    private @Nullable String size;

    @Option(names = "--seed", paramLabel = "N", description = "Repeats the same demand.")
    private @Nullable Long seed;

    @Option(names = "--dir", paramLabel = "DIR", description = "Where it keeps its files while it runs.")
    private @Nullable String folder;

    @Option(names = "--parent-bound", hidden = true, description = "Ends when standard input ends.")
    private boolean parentBound;

    @Override
    public Integer call() {
        ToolProvider tool = ToolProvider.findFirst("watchfloor-lab")
                .orElseThrow(() -> new UserError("this image has no lab in it"));
        List<String> arguments = new ArrayList<>();
        if (scenario != null) {
            arguments.addAll(List.of("--scenario", scenario));
        }
        if (size != null) {
            arguments.addAll(List.of("--size-of-load", size));
        }
        if (seed != null) {
            arguments.addAll(List.of("--seed", seed.toString()));
        }
        if (folder != null) {
            arguments.addAll(List.of("--dir", folder));
        }
        if (parentBound) {
            arguments.add("--parent-bound");
        }
        return tool.run(System.out, System.err, arguments.toArray(String[]::new));
    }
}
