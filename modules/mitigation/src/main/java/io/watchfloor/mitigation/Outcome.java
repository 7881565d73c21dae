package io.watchfloor.mitigation;

import java.util.List;

/// What came of carrying out a change.
public sealed interface Outcome {
    /// Done and read back; one line for each object.
    record Done(List<String> readBack) implements Outcome {
        public Done {
            readBack = List.copyOf(readBack);
        }
    }

    /// The target has moved on since the plan; nothing was changed.
    record MovedOn(String difference) implements Outcome {}

    /// It failed; `text` says what is known to have changed and what to do.
    record Failed(String text) implements Outcome {}

    /// The request was sent and no answer came: done or not. The desk asks [Executor#standing] until it knows.
    record Unknown(String text) implements Outcome {}
}
