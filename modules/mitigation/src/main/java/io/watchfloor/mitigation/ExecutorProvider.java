package io.watchfloor.mitigation;

import io.watchfloor.signals.estate.Estate;
import java.util.List;

/// Found by the service loader where an image or a start allows changes; absent on a wall and in replay.
public interface ExecutorProvider {
    /// Opens the executors that this estate has credentials for.
    List<Executor> open(Estate estate);
}
