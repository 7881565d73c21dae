package io.watchfloor.mitigation.drill;

import java.util.List;
import java.util.Locale;

/// What happens in a drill, in this order. Times are told from the act on, but for the first.
public enum DrillStep {
    /// The probe writes without a failure.
    PROBE_STEADY,
    /// The leadership was asked to be handed over, or the leader was killed.
    ACTED,
    /// A write was not acknowledged for the first time.
    LOSS_NOTICED,
    /// Another node accepts writes.
    PROMOTED,
    /// A write was acknowledged again.
    ACKNOWLEDGED,
    /// Each acknowledged write was looked up by its key.
    COUNTED,
    /// The old leader streams as a standby.
    REJOINED;

    /// All, in order.
    public static final List<DrillStep> ALL = List.of(values());

    /// As in JSON and the journal.
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
