package io.watchfloor.presentation;

import io.watchfloor.diagnosis.Judgement;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.signals.Snapshot;
import java.util.List;

/// Everything a page shows, at one instant.
public record Tick(Snapshot snapshot, Judgement judgement, List<Mitigation> mitigations) {
    public Tick {
        mitigations = List.copyOf(mitigations);
    }
}
