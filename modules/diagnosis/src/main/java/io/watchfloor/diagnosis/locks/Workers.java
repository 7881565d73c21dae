package io.watchfloor.diagnosis.locks;

import io.watchfloor.diagnosis.locks.Basis.Worker;
import io.watchfloor.signals.facts.Objects.Pod;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells a worker's class from the names it goes by. Odoo names its sessions alike, whatever they do: unless
/// `ODOO_PGAPPNAME` or the workload says more, the class is not known.
final class Workers {
    private static final Map<Worker, Set<String>> WORDS = Map.of(
            Worker.HTTP, Set.of("web", "http", "https", "frontend"),
            Worker.CRON, Set.of("cron", "crons", "scheduler"),
            Worker.LONG_POLL, Set.of("longpoll", "longpolling", "poll", "gevent", "websocket", "bus"),
            Worker.BATCH, Set.of("batch", "job", "jobs", "queue", "jobrunner", "worker"));

    private Workers() {}

    static @Nullable Worker of(String application, @Nullable Pod pod) {
        Worker named = byWords(application);
        if (named != null || pod == null) {
            return named;
        }
        if (pod.job() != null) {
            return Worker.BATCH;
        }
        String workload = pod.workload();
        return workload == null ? null : byWords(workload);
    }

    private static @Nullable Worker byWords(String name) {
        List<String> words = List.of(name.toLowerCase(Locale.ROOT).split("[^a-z]+", -1));
        Worker found = null;
        for (Map.Entry<Worker, Set<String>> each : WORDS.entrySet()) {
            if (words.stream().anyMatch(each.getValue()::contains)) {
                if (found != null) {
                    // Such as "web-jobs": either.
                    return null;
                }
                found = each.getKey();
            }
        }
        return found;
    }
}
