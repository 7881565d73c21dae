package io.watchfloor.lab.workload;

import io.watchfloor.lab.kubernetes.PodSpec;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What all pods share: database sessions, the store of web sessions, log files, and the time.
public final class Site {
    private final Sessions sessions;
    private final SessionStore store;
    private final Path logs;
    private final InstantSource clock;
    private final Releases releases = new Releases();
    private final Map<String, LogFile> files = new ConcurrentHashMap<>();

    /// `logs` is an existing folder.
    public Site(Sessions sessions, SessionStore store, Path logs, InstantSource clock) {
        this.sessions = sessions;
        this.store = store;
        this.logs = logs;
        this.clock = clock;
    }

    /// Database sessions.
    public Sessions sessions() {
        return sessions;
    }

    SessionStore store() {
        return store;
    }

    /// What there is of releases.
    public Releases releases() {
        return releases;
    }

    PodLog log(PodSpec pod, int master) {
        String name = pod.namespace() + "-" + pod.labels().getOrDefault(Workload.APP, "other") + ".log";
        LogFile file = files.computeIfAbsent(name, n -> new LogFile(logs.resolve(n)));
        return new PodLog(file, pod.namespace(), master, clock);
    }
}
