package io.watchfloor.presentation.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.watchfloor.controls.Fonts;
import io.watchfloor.themes.Theme;
import javafx.application.Application;
import javafx.scene.Scene;

/// Puts a theme on a scene: AtlantaFX for plain controls, our values and rules above it.
final class Dress {
    private Dress() {}

    static void put(Theme theme, Scene scene) {
        Fonts.load();
        Application.setUserAgentStylesheet(
                switch (theme) {
                    case DARK -> new PrimerDark().getUserAgentStylesheet();
                    case LIGHT -> new PrimerLight().getUserAgentStylesheet();
                });
        scene.getStylesheets().setAll(theme.stylesheets());
    }

    static Theme other(Theme theme) {
        return switch (theme) {
            case DARK -> Theme.LIGHT;
            case LIGHT -> Theme.DARK;
        };
    }
}
