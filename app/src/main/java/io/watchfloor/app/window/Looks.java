package io.watchfloor.app.window;

import io.watchfloor.presentation.Station;
import io.watchfloor.themes.Theme;

/// How a window looks, and where it stands: which decides whether it may act.
public record Looks(Theme theme, Station station) {}
