package io.watchfloor.app.contention;

import io.watchfloor.collectors.Collector;
import io.watchfloor.collectors.Collectors;
import io.watchfloor.connections.ConnectionException;
import io.watchfloor.diagnosis.locks.WaitGraph;
import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.diagnosis.locks.WaitTree.Who;
import io.watchfloor.diagnosis.locks.WaitTrees;
import io.watchfloor.signals.Reading;
import io.watchfloor.signals.facts.Sessions;
import io.watchfloor.signals.facts.Waits;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Looks at a server through the console's own collector, at a clock that goes on by two seconds at every look.
final class Eye implements AutoCloseable {
    /// What is seen at once.
    record Sight(Waits waits, Sessions sessions) {
        WaitTree tree() {
            return new WaitTrees(WaitGraph.of(waits, sessions), _ -> new Who(null, null, null, null)).tree(waits);
        }
    }

    private final List<Collector> collectors;
    private final Collector server;
    private Instant now = Instant.parse("2026-11-21T03:00:00Z");

    Eye(Target target) {
        this.collectors = Collectors.of(target.estate());
        this.server = collectors.stream()
                .filter(each -> each.source().name().equals("postgres/pg"))
                .findFirst()
                .orElseThrow();
    }

    Sight look() throws IOException, InterruptedException {
        now = now.plus(Duration.ofSeconds(2));
        try {
            Reading.Read read =
                    (Reading.Read) server.collect(InstantSource.fixed(now)).getFirst();
            return new Sight(fact(read, Waits.class), fact(read, Sessions.class));
        } catch (ConnectionException e) {
            throw new IOException(e);
        }
    }

    private static <F> F fact(Reading.Read read, Class<F> kind) {
        return read.facts().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        collectors.forEach(Collector::close);
    }
}
