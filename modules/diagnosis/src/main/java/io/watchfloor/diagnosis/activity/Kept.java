package io.watchfloor.diagnosis.activity;

import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.diagnosis.locks.WaitTree.Who;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.SourceHealth;
import io.watchfloor.signals.facts.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What is kept of one tick, so that it can be looked at again: facts, sources, and who everybody was taken for then.
public record Kept(Instant at, Duration tick, List<Fact> facts, List<SourceHealth> sources, List<Named> named) {
    public Kept {
        facts = List.copyOf(facts);
        sources = List.copyOf(sources);
        named = List.copyOf(named);
    }

    /// One session of one server, and who it worked for.
    public record Named(String server, int pid, Who who) {}

    /// Of a tick as it was judged.
    public static Kept of(Snapshot now, List<WaitTree> trees) {
        List<Named> named = new ArrayList<>();
        for (WaitTree tree : trees) {
            tree.who().forEach((pid, who) -> named.add(new Named(tree.server(), pid, who)));
        }
        return new Kept(
                now.at(), now.tick(), now.facts(), List.copyOf(now.sources().values()), named);
    }
}
