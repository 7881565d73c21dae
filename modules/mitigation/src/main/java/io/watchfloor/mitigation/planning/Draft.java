package io.watchfloor.mitigation.planning;

import io.watchfloor.mitigation.Action;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An action before it is a plan.
///
/// @param remarks what the executor, or the drafting, has to say of its target; one sentence each
/// @param problem why the target cannot be named exactly, absent when it can
public record Draft(
        Action action,
        Subject subject,
        List<String> remarks,
        @Nullable String problem) {
    public Draft {
        remarks = List.copyOf(remarks);
    }

    /// The same with what an executor saw.
    public Draft seen(Action seen, List<String> said) {
        return new Draft(
                seen, subject, Stream.concat(remarks.stream(), said.stream()).toList(), problem);
    }

    /// The same, not to be planned.
    public Draft not(String why) {
        return new Draft(action, subject, remarks, why);
    }
}
