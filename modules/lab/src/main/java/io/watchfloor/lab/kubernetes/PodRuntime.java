package io.watchfloor.lab.kubernetes;

import java.util.List;
import java.util.function.IntConsumer;

/// What a pod really runs. Called on the stand-in's threads.
public interface PodRuntime {
    /// Starts the pod's work; `exited` is called once with the exit code when the work ends by itself.
    void start(PodSpec pod, IntConsumer exited);

    /// Ends the pod's work; returns when its sessions are closed. A pod not running is ignored.
    void stop(PodSpec pod);

    /// The last lines of the pod's log, oldest first.
    List<String> log(PodSpec pod, int lines);
}
