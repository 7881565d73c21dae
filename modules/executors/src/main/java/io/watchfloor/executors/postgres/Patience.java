package io.watchfloor.executors.postgres;

import java.time.Duration;

/// How long an effect is waited for: so many looks, so far apart.
public record Patience(int looks, Duration apart) {
    /// For what a server does at its next safe point.
    public static final Patience USUAL = new Patience(20, Duration.ofMillis(250));

    /// The whole wait in words.
    public String words() {
        return apart.multipliedBy(looks).toMillis() / 1000.0 + " s";
    }
}
