package io.watchfloor.themes;

import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A set of colour values, and the rules that use them. The application chooses the user-agent
/// stylesheet below (AtlantaFX's Primer of the same brightness).
public enum Theme {
    DARK("tokens-dark.css"),
    LIGHT("tokens-light.css");

    private static final List<String> COMPONENTS = List.of(
            "base", "shape", "tile", "button", "table", "chart", "dialog", "shell", "floor", "locks", "plan", "audit",
            "drill");
    private static final List<String> FONTS =
            List.of("WatchfloorInter-Regular.ttf", "WatchfloorInter-SemiBold.ttf", "JetBrainsMono-Regular.ttf");

    private final String tokens;

    Theme(String tokens) {
        this.tokens = tokens;
    }

    /// URLs of the stylesheets, values first, in the order a scene must have them.
    public List<String> stylesheets() {
        return Stream.concat(Stream.of(tokens), COMPONENTS.stream().map(name -> "components/" + name + ".css"))
                .map(name -> resource(name).toExternalForm())
                .toList();
    }

    /// The fonts that the rules name: Inter with digits of one width, regular and semibold (which
    /// answers to `bold`), and JetBrains Mono.
    public static List<URL> fonts() {
        return FONTS.stream().map(name -> resource("fonts/" + name)).toList();
    }

    private static URL resource(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), name);
    }
}
