package io.watchfloor.app.commands;

import io.watchfloor.app.lab.LabProcess;
import picocli.CommandLine.Option;

/// Which lab to start.
final class LabOptions {
    static final String DEFAULT_SCENARIO = "weekend-promotion";

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            defaultValue = DEFAULT_SCENARIO,
            description = "Scenario or scenario file, several with + (default: ${DEFAULT-VALUE}).")
    String scenario = DEFAULT_SCENARIO;

    @Option(
            names = "--size-of-load",
            paramLabel = "SIZE",
            defaultValue = "medium",
            description = "How much of it: small, medium, large (default: ${DEFAULT-VALUE}).")
    String size = "medium";

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Varies times, brands and targets; 1 is as written (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    LabProcess start() {
        return LabProcess.start(scenario, size, seed);
    }
}
