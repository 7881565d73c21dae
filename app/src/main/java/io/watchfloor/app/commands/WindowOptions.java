package io.watchfloor.app.commands;

import io.watchfloor.app.window.Looks;
import io.watchfloor.presentation.Station;
import io.watchfloor.themes.Theme;
import picocli.CommandLine.Option;

/// How a window looks and what it may do.
final class WindowOptions {
    @Option(names = "--wall", description = "Full screen, larger, without any means to act.")
    private boolean wall;

    @Option(names = "--read-only", description = "Without any means to act.")
    private boolean readOnly;

    @Option(
            names = "--theme",
            paramLabel = "NAME",
            defaultValue = "DARK",
            description = "dark or light (default: dark).")
    private Theme theme = Theme.DARK;

    Looks looks() {
        return new Looks(theme, wall ? Station.WALL : readOnly ? Station.READ_ONLY : Station.DESK);
    }
}
