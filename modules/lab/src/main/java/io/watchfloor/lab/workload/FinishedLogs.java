package io.watchfloor.lab.workload;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Logs of pods that have ended by themselves, the youngest fifty. Any thread.
final class FinishedLogs {
    private static final int KEPT = 50;

    private final Map<String, PodLog> logs = new LinkedHashMap<>();

    synchronized void keep(String uid, PodLog log) {
        logs.put(uid, log);
        if (logs.size() > KEPT) {
            logs.remove(logs.keySet().iterator().next());
        }
    }

    synchronized List<String> last(String uid, int lines) {
        @Nullable PodLog log = logs.get(uid);
        return log == null ? List.of() : log.last(lines);
    }
}
