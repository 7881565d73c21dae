package io.watchfloor.executors.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchfloor.mitigation.Action;
import java.time.Instant;
import java.util.List;

/// What is left with a changed object, so that any console finds who changed it, what was there before and when it
/// ends.
///
/// @param plan  the plan's id
/// @param until when it is put back
record Marks(String plan, Instant until) {
    static final String UNTIL = "watchfloor.io/until";
    static final String EARLIER = "watchfloor.io/earlier";
    static final List<String> ALL = List.of(Action.PAUSED_BY, UNTIL, EARLIER);

    /// What was there before, as JSON by field; what was not set is null.
    static String earlier(List<Field> fields) {
        ObjectNode earlier = Live.JSON.createObjectNode();
        for (Field field : fields) {
            if (field.from().isMissingNode()) {
                earlier.putNull(field.title());
            } else {
                earlier.set(field.title(), field.from());
            }
        }
        return earlier.toString();
    }
}
