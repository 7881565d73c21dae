package io.watchfloor.executors.embedded;

import io.watchfloor.executors.postgres.Patience;
import io.watchfloor.mitigation.Executor;
import io.watchfloor.mitigation.ExecutorProvider;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Systems.Lab;
import java.time.Duration;
import java.util.List;

/// Opens what turns the leadership of the lab's embedded pair.
public final class EmbeddedExecutorProvider implements ExecutorProvider {
    private static final Patience PROMOTION = new Patience(150, Duration.ofMillis(200));

    /// Found by the service loader.
    public EmbeddedExecutorProvider() {}

    @Override
    public List<Executor> open(Estate estate) {
        Lab lab = estate.systems().lab();
        return lab == null
                ? List.of()
                : List.of(new EmbeddedLeadership(
                        new PairControl(lab), estate.systems().postgres(), PROMOTION));
    }
}
