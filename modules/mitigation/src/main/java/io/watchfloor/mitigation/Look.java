package io.watchfloor.mitigation;

import java.util.List;

/// What an executor saw when it looked at the target of an action.
public sealed interface Look {
    /// The same action with what was seen filled in: earlier values, uid and version, the present leader.
    ///
    /// @param remarks what must be known before, one sentence each: sessions that stay unaffected and the like
    record Seen(Action action, List<String> remarks) implements Look {
        public Seen {
            remarks = List.copyOf(remarks);
        }
    }

    /// It cannot be planned: the target is not there, cannot be read, or must not be touched. `text` says why.
    record Not(String text) implements Look {}
}
