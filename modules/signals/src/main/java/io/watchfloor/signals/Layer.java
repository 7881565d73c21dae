package io.watchfloor.signals;

import java.util.Locale;

/// The seven layers that can hold a workflow back, from the edge inwards.
public enum Layer {
    INGRESS,
    APPLICATION,
    POSTGRESQL,
    REDIS,
    INFRASTRUCTURE,
    BACKUPS,
    INTEGRATIONS;

    /// The identifier used in files, labels and JSON.
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
