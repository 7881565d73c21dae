package io.watchfloor.controls;

import io.watchfloor.themes.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import javafx.scene.text.Font;

/// Makes the shipped fonts known to JavaFX, so that the stylesheets find them by family.
public final class Fonts {
    /// "Watchfloor Inter": regular, and semibold under `bold`; digits of one width.
    public static final String TEXT = "Watchfloor Inter";
    /// For pids and SQL.
    public static final String MONO = "JetBrains Mono";

    private static boolean loaded;

    private Fonts() {}

    /// Loads them once; later calls do nothing. Call before the first scene is shown.
    public static synchronized void load() {
        if (loaded) {
            return;
        }
        for (URL url : Theme.fonts()) {
            try (InputStream in = url.openStream()) {
                if (Font.loadFont(in, 13) == null) {
                    throw new IllegalStateException("JavaFX cannot read the font " + url);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the font " + url, e);
            }
        }
        loaded = true;
    }
}
