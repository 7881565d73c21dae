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
            description = "Scenario or scenario file (default: ${DEFAULT-VALUE}).")
    String scenario = DEFAULT_SCENARIO;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Repeats the same demand (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    LabProcess start() {
        return LabProcess.start(scenario, seed);
    }
}
