package io.watchfloor.presentation.shell;

import io.watchfloor.presentation.Station;
import io.watchfloor.themes.Theme;
import java.util.Optional;

/// How a shell is set up.
///
/// @param lab the embedded estate's scenarios, where this console watches one
public record ShellOptions(Station station, Theme theme, Optional<LabControl> lab) {}
