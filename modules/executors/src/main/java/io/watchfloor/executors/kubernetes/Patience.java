package io.watchfloor.executors.kubernetes;

import java.time.Duration;

/// How long the pods of a suspended Job are waited for: so many looks, so far apart.
record Patience(int looks, Duration apart) {
    static final Patience USUAL = new Patience(20, Duration.ofMillis(500));

    Duration whole() {
        return apart.multipliedBy(looks);
    }
}
