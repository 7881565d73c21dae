package io.watchfloor.presentation.shell;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The embedded estate's scenarios. Every call blocks and belongs on a background thread.
public interface LabControl {
    /// The scenarios that can be started.
    List<Scenario> known() throws IOException;

    /// The scenario that runs now, if any.
    Optional<Running> running() throws IOException;

    /// Starts a scenario; one that runs already is stopped first.
    void start(String name) throws IOException;

    /// Ends the running scenario: the workload becomes calm.
    void stop() throws IOException;

    /// A scenario by name, and what it plays in one sentence.
    record Scenario(String name, String title, String story) {}

    /// A running scenario and for how long it has run.
    record Running(String name, Duration elapsed) {}
}
