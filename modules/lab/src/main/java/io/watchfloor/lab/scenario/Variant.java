package io.watchfloor.lab.scenario;

/// Which of its forms a scenario is played in. Seed 1 is the story as written.
public record Variant(Size size, long seed) {
    /// The story as it is told.
    public static final Variant AS_TOLD = new Variant(Size.MEDIUM, 1);
}
