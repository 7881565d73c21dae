package io.watchfloor.lab.scenario;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Settles what a scenario file leaves open, by size and seed. Seed 1 tells the story as it is written: the first
/// of each list, the middle of each range; other seeds draw, always the same for the same seed.
final class Draw {
    private static final long AS_WRITTEN = 1;

    private final Size size;
    private final boolean asWritten;
    private final Random random;
    private final Map<String, String> names = new HashMap<>();

    Draw(String scenario, Size size, long seed) {
        this.size = size;
        this.asWritten = seed == AS_WRITTEN;
        this.random = new Random(
                seed * 1_000_003 + scenario.hashCode() * 31L + size.slug().hashCode());
    }

    Size size() {
        return size;
    }

    double between(double least, double most) {
        return least + (most - least) * (asWritten ? 0.5 : random.nextDouble());
    }

    void name(String name, List<String> choices) {
        names.put(name, choices.get(asWritten ? 0 : random.nextInt(choices.size())));
    }

    /// What `$name` stands for; a text that is no reference stands for itself, an unknown reference too.
    String text(String text) {
        return text.startsWith("$") ? names.getOrDefault(text.substring(1), text) : text;
    }
}
