package io.watchfloor.presentation;

import io.watchfloor.controls.ScaledPane;
import io.watchfloor.themes.Theme;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.stage.Stage;

/// Takes a view in both themes at 1920 × 1080 and 3840 × 2160.
public record Views(String folder) {
    public void take(String name, Supplier<Parent> view) {
        for (Theme theme : Theme.values()) {
            for (int times : new int[] {1, 2}) {
                Stage stage =
                        Screens.on(() -> Screens.stage(new ScaledPane(view.get()), theme, 1920 * times, 1080 * times));
                String file = name + "-" + theme.name().toLowerCase(Locale.ROOT) + (times == 1 ? "" : "-4k") + ".png";
                Screens.on(() -> {
                    Screens.save(stage.getScene(), 1, Path.of(folder, file));
                    stage.close();
                    return file;
                });
            }
        }
    }
}
