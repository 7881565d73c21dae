package io.watchfloor.lab.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How much of a scenario's trouble there is. A number or duration of a scenario file may be given for each.
public enum Size {
    /// The trouble can just be told from calm.
    SMALL,
    /// The story as it is told.
    MEDIUM,
    /// As much as the lab's machine can show.
    LARGE;

    /// Name on command lines and in scenario files.
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The size of that name.
    public static Optional<Size> named(String slug) {
        return Arrays.stream(values()).filter(size -> size.slug().equals(slug)).findFirst();
    }

    /// The names, smallest first.
    public static List<String> slugs() {
        return Arrays.stream(values()).map(Size::slug).toList();
    }
}
