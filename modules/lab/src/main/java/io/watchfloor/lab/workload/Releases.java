package io.watchfloor.lab.workload;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What is special about a version of the application. Any thread.
public final class Releases {
    /// The label of a pod that names its version.
    public static final String VERSION = "version";

    private final Map<String, Integer> queries = new ConcurrentHashMap<>();

    /// Pods of this version ask the database so many times more for each request.
    public void careless(String version, int more) {
        queries.put(version, more);
    }

    int queriesOf(String version) {
        return queries.getOrDefault(version, 0);
    }
}
