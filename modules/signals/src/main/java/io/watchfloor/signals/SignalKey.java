package io.watchfloor.signals;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which series: a name from [SignalNames] and sorted labels out of `server`, `node`, `tenant`, `workflow`, `layer`.
public record SignalKey(String name, SortedMap<String, String> labels) {
    public SignalKey {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /// A series without labels.
    public static SignalKey of(String name) {
        return new SignalKey(name, new TreeMap<>());
    }

    /// A series with the given labels.
    public static SignalKey of(String name, Map<String, String> labels) {
        return new SignalKey(name, new TreeMap<>(labels));
    }

    /// One workflow measure of one tenant.
    public static SignalKey workflow(String name, String tenant, String workflow) {
        return of(name, Map.of("tenant", tenant, "workflow", workflow));
    }

    /// A measure of one server, such as its connections.
    public static SignalKey server(String name, String server) {
        return of(name, Map.of("server", server));
    }
}
