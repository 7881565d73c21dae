package io.watchfloor.executors.kubernetes;

import io.watchfloor.mitigation.actions.ClusterObject;
import java.util.List;

/// What a plan changes of one object. One without fields to change from is made where it does not exist.
///
/// @param creates whether the object did not exist when it was planned and has to be made
record Edit(ClusterObject object, List<Field> fields, boolean creates) {
    Edit {
        fields = List.copyOf(fields);
    }

    /// Of an object that exists.
    static Edit of(ClusterObject object, Field... fields) {
        return new Edit(object, List.of(fields), false);
    }
}
