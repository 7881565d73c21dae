package io.watchfloor.lab.workload;

/// A pod's work while it runs.
interface RunningPod {
    /// Ends the work hard; returns when its sessions are closed.
    void stop();

    /// The pod's log.
    PodLog log();
}
